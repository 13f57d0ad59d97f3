using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Tests.Reference;

/// <summary>
/// Draws networks in which signals are kept and used again: sums, products and joins of any that go together, takes, blocks with names of their own, one output or several. What
/// nothing comes of is left in, as a user's may be.
/// </summary>
public sealed class RandomGraphs
{
    private const int Attempts = 1_000_000;
    private const int MostLayers = 14;
    private const int MostKept = 4;

    private readonly Random _random;
    private readonly List<ReferenceLayer> _layers = [];
    private readonly List<Shape> _shapes;
    private readonly List<(string Name, Shape Shape)> _kept = [];
    private readonly string _blocks;
    private readonly int _depth;
    private int _drawn;

    private RandomGraphs(Random random, Shape input, string blocks, int depth) => (_random, _shapes, _blocks, _depth) = (random, [input], blocks, depth);

    private Shape Here => _shapes[^1];

    /// <summary>A network; the same seed gives the same one.</summary>
    public static ReferenceNetwork Network(int seed)
    {
        for (var attempt = seed; ; attempt += Attempts)
        {
            var network = Draw(attempt);
            if (network.Layers.Any(layer => layer is SignalReference and not KeepReference) && RandomGradients.AreTelling(network, seed))
                return network;
        }
    }

    private static ReferenceNetwork Draw(int seed)
    {
        var random = new Random(seed);
        var input = new Shape(RandomSizes.Size(random, 40), RandomSizes.Size(random, 20));
        var layout = random.Next(3) == 0 ? DataLayout.ChannelsFirst : DataLayout.ChannelsLast;
        var draw = new RandomGraphs(random, input, FormattableString.Invariant($"Graph{seed}"), depth: 0);
        draw.AddLayers(random.Next(5, MostLayers));
        if (draw._kept.Count > 0 && random.Next(4) == 0)
            draw.AddOutputs(layout);
        return new ReferenceNetwork(input, layout, draw._layers, seed);
    }

    private void AddLayers(int count)
    {
        while (_layers.Count < count)
        {
            if (_kept.Count > 0 && _random.Next(3) == 0 && AddUse())
                continue;
            if (_kept.Count < MostKept && _random.Next(4) == 0)
                AddKeep();
            else
                AddPlain();
        }
    }

    private void AddKeep()
    {
        var name = FormattableString.Invariant($"s{_kept.Count + 1}");
        _kept.Add((name, Here));
        Add(new KeepReference(name));
    }

    /// <summary>A use of one or two kept signals that go together with the one here, if there are any.</summary>
    private bool AddUse()
    {
        switch (_random.Next(7))
        {
            case 0:
                Add(new TakeReference(Any(_kept).Name));
                return true;
            case 1 or 2:
                return AddMerge(names => new ElementwiseReference("add", names), HaveChannels);
            case 3 or 4:
                return AddMerge(names => new ElementwiseReference("multiply", names), shapes => HaveChannels([.. shapes.Where(shape => shape.Channels > 1)]));
            default:
                return AddMerge(names => new JoinReference(names), shapes => shapes.Sum(shape => shape.Channels) <= 60);
        }
    }

    private static bool HaveChannels(IReadOnlyCollection<Shape> shapes) => shapes.Select(shape => shape.Channels).Distinct().Count() <= 1;

    private bool AddMerge(Func<string[], ReferenceLayer> create, Func<List<Shape>, bool> fits)
    {
        var (names, shapes) = (new List<string>(), new List<Shape> { Here });
        foreach (var (name, shape) in _kept.OrderBy(_ => _random.Next()).Take(_random.Next(1, 4)))
        {
            List<Shape> together = [.. shapes, shape];
            if (together.Select(each => each.Length).Where(length => length > 1).Distinct().Count() > 1 || !fits(together))
                continue;
            (names, shapes) = ([.. names, name], together);
        }

        if (names.Count == 0)
            return false;
        Add(create([.. names]));
        return true;
    }

    /// <summary>A layer with one input; half of them leave the shape as it is, so that signals go together.</summary>
    private void AddPlain()
    {
        switch (_random.Next(_depth < 2 ? 14 : 12))
        {
            case 0 or 1:
                Add(new Conv1dReference { Filters = Here.Channels, Width = _random.Next(1, 6), Padding = PaddingSpec.Same, Activation = _random.Next(3) == 0 ? Activation.Relu : Activation.None });
                break;
            case 2:
                Add(new DenseReference(Here.Channels) { Activation = _random.Next(2) == 0 ? Activation.Relu : Activation.None });
                break;
            case 3 or 4:
                Add(Any<ReferenceLayer>([.. ActivationReference.All, new ReluReference(), new PReluReference()]));
                break;
            case 5:
                Add(RandomConv1d.Layer(_random, Here));
                break;
            case 6 when Here.Length > 1:
                Add(_random.Next(2) == 0 ? new GlobalAveragePool1dReference() : new GlobalMaxPool1dReference());
                break;
            case 7 when Here.Length > 2:
                Add(_random.Next(2) == 0 ? new MaxPool1dReference() : new AveragePool1dReference { Size = 3, Stride = 1, Padding = PaddingSpec.Same });
                break;
            case 8 when Here.Length < 30:
                Add(new Upsample1dReference { Factor = 2 });
                break;
            case 9 when Here.Size < 200:
                Add(new FlattenReference());
                break;
            case 10:
                Add(new DenseReference(RandomSizes.Size(_random, 20)));
                break;
            case 11:
                Add(RandomOtherConvolutions.Depthwise(_random, Here));
                break;
            case 12 or 13:
                AddBlock();
                break;
            default:
                Add(new DropoutReference());
                break;
        }
    }

    private void AddBlock()
    {
        var body = DrawBlock(_ => true)!;
        switch (_random.Next(3))
        {
            case 0:
                Add(new BlockReference(body));
                break;
            case 1 when body.Infer(Here) == Here:
                Add(new ResidualReference(body));
                break;
            default:
                var length = body.Infer(Here).Length;
                Add(new ConcatReference(body, DrawBlock(shape => shape.Length == length) ?? body));
                break;
        }
    }

    private ReferenceBlock? DrawBlock(Func<Shape, bool> isGood)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var draw = new RandomGraphs(_random, Here, FormattableString.Invariant($"{_blocks}_{++_drawn}"), _depth + 1);
            draw.AddLayers(_random.Next(2, 6));
            if (isGood(draw.Here))
                return new(draw._blocks, draw._layers);
        }

        return null;
    }

    private void AddOutputs(DataLayout layout)
    {
        AddKeep();
        Add(new OutputReference(layout, [.. _kept.OrderBy(_ => _random.Next()).Take(_random.Next(1, 4)).Select(kept => kept.Name)]));
    }

    private T Any<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private void Add(ReferenceLayer layer)
    {
        _layers.Add(layer);
        _shapes.Add(ReferenceGraph.Infer(_layers, _layers.Count - 1, _shapes));
    }
}
