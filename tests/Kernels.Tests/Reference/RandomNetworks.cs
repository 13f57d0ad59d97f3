using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Tests.Reference;

/// <summary>
/// Draws networks of one to eight layers, blocks among them, in orders that make sense. No gradient of theirs is zero by algebra: nothing shifts or scales a
/// batch norm's input that the batch norm would take out again; where chance makes one vanish (a pool that always takes the padding), another network is
/// drawn. Train them with at least three samples.
/// </summary>
public sealed class RandomNetworks
{
    private const int MostLayers = 8;
    private const int DeepestBlock = 2;

    /// <summary>From a seed to its next attempt: more than anybody draws.</summary>
    private const int Attempts = 1_000_000;

    /// <summary>What is longer is not made longer still.</summary>
    private const int LongEnough = 40;

    private readonly Random _random;
    private readonly List<ReferenceLayer> _layers = [];
    private readonly string _blocks;
    private Shape _shape;

    /// <summary>The blocks around this one.</summary>
    private int _depth;

    /// <summary>The blocks drawn so far, which are numbered.</summary>
    private int _drawn;

    /// <summary>Whether a bias or beta reaches the next layer as a plain shift, which a batch norm there would take out.</summary>
    private bool _shifted;

    private RandomNetworks(Random random, Shape input, string blocks)
    {
        _random = random;
        _shape = input;
        _blocks = blocks;
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
        var draw = new RandomNetworks(random, input, FormattableString.Invariant($"Block{seed}"));
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
        switch (_random.Next(_depth < DeepestBlock ? 28 : 25))
        {
            case 0 or 1 when room >= 2 + (_shifted ? 1 : 0):
                AddNormalizedConvolution();
                break;
            case 2 when _layers.Count == 0 && !_shifted:
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
            case 25:
                AddBlock();
                break;
            case 26:
                AddResidual();
                break;
            case 27:
                AddConcat();
                break;
            case 18 or 19 when room >= 2 && _shape.Size > _shape.Length:
                AddLayerNorm();
                break;
            case 20 when _shape.Length > 1:
                AddCropping();
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

    private void AddCropping()
    {
        var before = _random.Next(Math.Min(_shape.Length, 5));
        Add(new Cropping1dReference { Before = before, After = _random.Next(Math.Min(_shape.Length - before, 5)) });
    }

    private void AddReduction() => Add(_random.Next(3) switch
    {
        0 => new GlobalMaxPool1dReference(),
        1 => new GlobalAveragePool1dReference(),
        _ => new FlattenReference(),
    });

    private void AddBlock() => AddComposite(new BlockReference(DrawBlock(_ => true, () => Dense(3))));

    /// <summary>Where the block changes the channels, a shortcut does too.</summary>
    private void AddResidual()
    {
        var body = DrawBlock(shape => shape.Length == _shape.Length, () => Dense(3));
        var shape = body.Infer(_shape);
        var shortcut = shape == _shape && _random.Next(3) != 0 ? null : DrawBlock(other => other == shape, () => Dense(shape.Channels));
        AddComposite(new ResidualReference(body, shortcut));
    }

    private void AddConcat()
    {
        var first = DrawBlock(_ => true, () => Dense(3));
        var length = first.Infer(_shape).Length;
        var others = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => DrawBlock(shape => shape.Length == length, () => first));
        AddComposite(new ConcatReference([first, .. others]));
    }

    private void AddComposite(ReferenceLayer layer)
    {
        Add(layer);
        _shifted = true;
    }

    /// <summary>A block of one to three layers whose output is as asked for.</summary>
    /// <param name="isGood">What is asked for.</param>
    /// <param name="lastResort">What is taken where drawing does not come to it.</param>
    private ReferenceBlock DrawBlock(Func<Shape, bool> isGood, Func<ReferenceBlock> lastResort)
    {
        for (var tries = 0; tries < 30; tries++)
        {
            var draw = new RandomNetworks(_random, _shape, NextName()) { _shifted = _shifted, _depth = _depth + 1 };
            for (var layers = _random.Next(1, 4); draw._layers.Count < layers;)
                draw.AddBody(layers - draw._layers.Count);
            if (isGood(draw._shape))
                return new(draw._blocks, draw._layers);
        }

        return lastResort();
    }

    private ReferenceBlock Dense(int channels) => new(NextName(), [new DenseReference(channels) { Activation = Activation.Relu }]);

    private string NextName() => FormattableString.Invariant($"{_blocks}_{++_drawn}");

    private void Add(ReferenceLayer layer)
    {
        _layers.Add(layer);
        _shape = layer.Infer(_shape);
    }
}
