using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Gen.Generator.Diagnostics;
using Gen.Generator.Layers;
using Gen.Generator.Layers.Blocks;
using Gen.Generator.Layers.Embedding;
using Gen.Generator.Layers.Signals;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Parsing;

/// <summary>Follows a shape through the layers and stops at the first one that cannot be, since what comes behind it is then unknown.</summary>
internal sealed class ShapeWalk(Shape input)
{
    /// <summary>
    /// The most values of all signals together, and of all parameters: a gigabyte of floats. Whatever is planned from them (both passes'
    /// scratch is a small multiple) can then be counted in an int.
    /// </summary>
    public const int Limit = 1 << 28;

    /// <summary>Whether the input's length is only one of those that may come.</summary>
    public bool IsOfAnyLength { get; init; }

    private Shape _shape = input;
    private string? _before;
    private bool _isNeverNegative;
    private int? _input = 0;
    private Flows _flows = new();
    private long _signals = Size(input.Length, input.Channels);
    private long _parameters;

    /// <summary>Checks the input itself and reports where it is too large.</summary>
    public bool Begin(Problems problems) => Fits(problems, "input", $"the input of {_shape}", _signals);

    /// <summary>Checks each layer against the shape that comes to it.</summary>
    public void Follow(IReadOnlyList<(Layer Layer, Problems Problems)> layers, CancellationToken token)
    {
        for (var place = 0; place < layers.Count; place++)
        {
            token.ThrowIfCancellationRequested();
            var (layer, problems) = layers[place];
            var among = new Surroundings(false, IsBesideBlock: false, IsInBlock: false, place == 0 ? null : layers[place - 1].Layer, Behind(layers.Skip(place + 1).Select(item => item.Layer))) { IsOfAnyLength = IsOfAnyLength };
            if (problems.HasErrors || !Step(layer, problems, among))
                return;
        }
    }

    private bool Step(Layer layer, Problems problems, Surroundings among)
    {
        try
        {
            if (!layer.Branches.All(branch => StepThrough(branch, problems, among.IsBesideBlock || ReferenceEquals(branch, (layer as ResidualLayer)?.Shortcut))))
                return false;
            problems.Before = _before;
            Check(layer, problems);
            var input = _shape;
            if (problems.HasErrors || !Advance(layer, problems))
                return false;
            layer.Advise(input, among with { IsNeverNegative = _isNeverNegative }, problems);
            (_before, _isNeverNegative, _input) = (layer is SourceLayer ? _before : layer.Name, _flows.Signs.Behind(layer, _isNeverNegative), _flows.Inputs.Behind(layer, _input));
            return true;
        }
        catch (OverflowException)
        {
            return Fits(problems, layer.Name, $"what it makes of {_shape}", long.MaxValue);
        }
        catch (Exception e) when (Failure.Note(e, layer.Name))
        {
            throw;
        }
    }

    /// <summary>Checks the layer against the shapes of all that comes to it.</summary>
    private void Check(Layer layer, Problems problems)
    {
        if (layer is MergeLayer merge)
            merge.CheckSignals(_flows.Shapes.Inputs(merge, _shape), problems);
        else
            layer.Check(_shape, problems);
        if (layer is EmbeddingLayer && _input is null && !problems.HasErrors)
            problems.Report(Descriptors.EmbeddingPlace, null, layer.Name, problems.Signal(_shape), "it reads whole numbers as they come in, so it must be the first layer of an input");
    }

    /// <summary>The layers that what a layer makes goes through; behind a take it is another signal.</summary>
    private static IEnumerable<Layer> Behind(IEnumerable<Layer> layers) => layers.TakeWhile(layer => layer is not TakeLayer);

    /// <summary>Follows a branch from the present shape, and comes back to it.</summary>
    private bool StepThrough(Branch branch, Problems problems, bool isBesideBlock)
    {
        var start = (_shape, _before, _isNeverNegative, _input, _flows);
        _flows = new();
        var isGood = branch.Layers.Select((layer, place) => (layer, place))
            .All(item => Step(item.layer, problems, new(
                false, isBesideBlock, IsInBlock: true, item.place == 0 ? null : branch.Layers[item.place - 1], Behind(branch.Layers.Skip(item.place + 1)))));
        (_shape, _before, _isNeverNegative, _input, _flows) = start;
        return isGood;
    }

    private bool Advance(Layer layer, Problems problems)
    {
        var output = _flows.Shapes.Behind(layer, _shape);
        var read = layer is SignalLayer ? _shape.Length : ReadLength(layer, _shape, output);
        var (made, padded) = (Size(output.Length, output.Channels), Size(read, _shape.Channels));
        var between = layer.Between(_shape);
        _signals += made + between + Math.Max(padded - Size(_shape.Length, _shape.Channels), 0);
        _parameters += layer.Parameters(_shape).Sum(parameter => (long)parameter.Matrix.Rows * parameter.Matrix.Columns);
        _shape = output;
        return Fits(problems, layer.Name, $"the output of {output}", made)
            && Fits(problems, layer.Name, "the padded input", padded)
            && Fits(problems, layer.Name, "what lies between its halves", between)
            && Fits(problems, layer.Name, "all signals up to this layer", _signals)
            && Fits(problems, layer.Name, "all parameters up to this layer", _parameters);
    }

    /// <summary>The steps from the first that the layer reads to the last, those of its padding included.</summary>
    private static long ReadLength(Layer layer, Shape input, Shape output)
    {
        var reach = layer.Reach(input);
        return reach.Steps == Reach.Everything
            ? input.Length
            : ((output.Length - 1L) * reach.Stride + reach.Steps + reach.Upsampling - 1) / reach.Upsampling;
    }

    /// <summary>What is known of the signals with names in a branch.</summary>
    private sealed record Flows
    {
        public ShapeFlow Shapes { get; } = new();

        public SignFlow Signs { get; } = new();

        public InputFlow Inputs { get; } = new();
    }

    private static long Size(long length, long channels) => length * channels;

    private static bool Fits(Problems problems, string name, string what, long values)
    {
        if (values <= Limit)
            return true;
        var count = values == long.MaxValue ? "more than " + Literal.Grouped(int.MaxValue) : Literal.Grouped(values);
        problems.Report(Descriptors.TooLarge, null, name, what, count, Literal.Grouped(Limit));
        return false;
    }
}
