using System;
using System.Collections.Generic;

namespace Gen.Tests.Reference;

/// <summary>
/// Draws networks of one to eight layers in orders that make sense. No gradient of theirs is zero by algebra: nothing shifts or scales a
/// batch norm's input that the batch norm would take out again; where chance makes one vanish (a pool that always takes the padding), another network is
/// drawn. Train them with at least three samples.
/// </summary>
public sealed class RandomNetworks
{
    private const int MostLayers = 8;

    /// <summary>From a seed to its next attempt: more than anybody draws.</summary>
    private const int Attempts = 1_000_000;

    /// <summary>What is longer is not made longer still.</summary>
    private const int LongEnough = 40;

    private readonly Random _random;
    private readonly List<ReferenceLayer> _layers = [];
    private Shape _shape;

    /// <summary>Whether a bias or beta reaches the next layer as a plain shift, which a batch norm there would take out.</summary>
    private bool _shifted;

    private RandomNetworks(Random random, Shape input)
    {
        _random = random;
        _shape = input;
    }

    /// <summary>A network; the same seed gives the same one.</summary>
    public static ReferenceNetwork Network(int seed)
    {
        for (var attempt = seed; ; attempt += Attempts)
        {
            var network = Draw(attempt);
            if (RandomGradients.AreTelling(network, seed))
                return network;
        }
    }

    private static ReferenceNetwork Draw(int seed)
    {
        var random = new Random(seed);
        var input = new Shape(RandomSizes.Size(random, 40), RandomSizes.Size(random, 20));
        var layout = random.Next(4) == 0 ? DataLayout.ChannelsFirst : DataLayout.ChannelsLast;
        var draw = new RandomNetworks(random, input);
        draw.AddLayers(random.Next(1, MostLayers + 1));
        return new ReferenceNetwork(input, layout, draw._layers, seed);
    }

    private void AddLayers(int count)
    {
        var head = count >= 3 && _random.Next(2) == 0 ? 2 : 0;
        while (_layers.Count < count - head)
            AddBody(count - head - _layers.Count);
        if (head > 0)
        {
            AddReduction();
            AddDense(Activation.None);
        }

        if (_layers.Count < MostLayers && _shape.Channels > 1 && _random.Next(3) == 0)
            Add(new SoftmaxReference());
    }

    private void AddBody(int room)
    {
        switch (_random.Next(25))
        {
            case 0 or 1 when room >= 2 + (_shifted ? 1 : 0):
                AddNormalizedConvolution();
                break;
            case 2 when _layers.Count == 0:
                AddBatchNorm();
                break;
            case 3 or 4:
                AddRelu();
                break;
            case 5 or 6:
                AddPool();
                break;
            case 7 or 8:
                AddDense(_random.Next(2) == 0 ? Activation.Relu : Activation.None);
                break;
            case 9:
                Add(new DropoutReference());
                break;
            case 10:
                AddPRelu();
                break;
            case 11 when _shape.Length <= LongEnough:
                Add(new Upsample1dReference { Factor = _random.Next(1, 4) });
                break;
            case 12 or 13 when _shape.Length <= LongEnough:
                AddTransposed();
                break;
            case 14 or 15:
                AddDepthwise();
                break;
            case 16 or 17:
                AddSeparable();
                break;
            case 18 or 19 when room >= 2 && _shape.Size > _shape.Length:
                AddLayerNorm();
                break;
            default:
                AddConvolution();
                break;
        }
    }

    private void AddConvolution()
    {
        var layer = RandomConv1d.Layer(_random, _shape);
        Add(layer);
        _shifted = layer.Activation == Activation.None && (layer.UseBias || _shifted);
    }

    private void AddNormalizedConvolution()
    {
        if (_shifted)
            AddRelu();
        Add(RandomConv1d.BeforeBatchNorm(_random, _shape));
        AddBatchNorm();
    }

    /// <summary>
    /// Behind sums of several products, and of several channels: two numbers less their mean, over their deviation, are one and minus one whatever they are.
    /// </summary>
    private void AddLayerNorm()
    {
        Add(new DenseReference(4 + RandomSizes.Size(_random, 30)));
        Add(_random.Next(2) == 0 ? new LayerNormReference() : new LayerNormReference { Epsilon = 1e-2 });
        _shifted = true;
    }

    private void AddPRelu()
    {
        Add(new PReluReference());
        _shifted = false;
    }

    private void AddTransposed()
    {
        var layer = RandomOtherConvolutions.Transposed(_random, _shape);
        Add(layer);
        _shifted = layer.Activation == Activation.None && (layer.UseBias || _shifted);
    }

    private void AddDepthwise()
    {
        var layer = RandomOtherConvolutions.Depthwise(_random, _shape);
        Add(layer);
        _shifted = layer.Activation == Activation.None && (layer.UseBias || _shifted);
    }

    private void AddSeparable()
    {
        var layer = RandomOtherConvolutions.Separable(_random, _shape);
        Add(layer);
        _shifted = layer.Activation == Activation.None && (layer.UseBias || _shifted);
    }

    private void AddBatchNorm()
    {
        Add(_random.Next(2) == 0
            ? new BatchNormReference()
            : new BatchNormReference { Momentum = 0.9, Epsilon = 1e-5 });
        _shifted = true;
    }

    private void AddRelu()
    {
        Add(new ReluReference());
        _shifted = false;
    }

    private void AddDense(Activation activation)
    {
        Add(new DenseReference(RandomSizes.Size(_random, 40)) { Activation = activation, UseBias = _random.Next(5) != 0 });
        _shifted = activation == Activation.None;
    }

    private void AddPool() => Add(RandomSizes.Fitting(_shape, () =>
    {
        var size = _random.Next(1, 6);
        var padding = RandomSizes.Padding(_random, size);
        var stride = _random.Next(2) == 0 ? size : _random.Next(1, 4);
        return _random.Next(2) == 0
            ? new MaxPool1dReference { Size = size, Stride = stride, Padding = padding }
            : new AveragePool1dReference { Size = size, Stride = stride, Padding = padding };
    }));

    private void AddReduction() => Add(_random.Next(3) switch
    {
        0 => new GlobalMaxPool1dReference(),
        1 => new GlobalAveragePool1dReference(),
        _ => new FlattenReference(),
    });

    private void Add(ReferenceLayer layer)
    {
        _layers.Add(layer);
        _shape = layer.Infer(_shape);
    }
}
