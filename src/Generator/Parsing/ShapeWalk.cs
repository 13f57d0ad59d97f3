using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Gen.Generator.Diagnostics;
using Gen.Generator.Layers;
using Gen.Generator.Layers.Blocks;
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

    private Shape _shape = input;
    private long _signals = Size(input.Length, input.Channels);
    private long _parameters;

    /// <summary>Checks the input itself and reports where it is too large.</summary>
    public bool Begin(Problems problems) => Fits(problems, "input", $"the input of {_shape}", _signals);

    /// <summary>Checks each layer against the shape that comes to it.</summary>
    public void Follow(IEnumerable<(Layer Layer, Problems Problems)> layers, CancellationToken token)
    {
        foreach (var (layer, problems) in layers)
        {
            token.ThrowIfCancellationRequested();
            if (problems.Any || !Step(layer, problems))
                return;
        }
    }

    private bool Step(Layer layer, Problems problems)
    {
        try
        {
            if (!layer.Branches.All(branch => StepThrough(branch, problems)))
                return false;
            layer.Check(_shape, problems);
            return !problems.Any && Advance(layer, problems);
        }
        catch (OverflowException)
        {
            return Fits(problems, layer.Name, $"what it makes of {_shape}", long.MaxValue);
        }
    }

    /// <summary>Follows a branch from the present shape, and comes back to it.</summary>
    private bool StepThrough(Branch branch, Problems problems)
    {
        var input = _shape;
        var isGood = branch.Layers.All(layer => Step(layer, problems));
        _shape = input;
        return isGood;
    }

    private bool Advance(Layer layer, Problems problems)
    {
        var (output, read) = (layer.Infer(_shape), ReadLength(layer, _shape));
        var (made, padded) = (Size(output.Length, output.Channels), Size(read, _shape.Channels));
        _signals += made + Math.Max(padded - Size(_shape.Length, _shape.Channels), 0);
        _parameters += layer.Parameters(_shape).Sum(parameter => (long)parameter.Matrix.Rows * parameter.Matrix.Columns);
        _shape = output;
        return Fits(problems, layer.Name, $"the output of {output}", made)
            && Fits(problems, layer.Name, "the padded input", padded)
            && Fits(problems, layer.Name, "all signals up to this layer", _signals)
            && Fits(problems, layer.Name, "all parameters up to this layer", _parameters);
    }

    /// <summary>The steps from the first that the layer reads to the last, those of its padding included.</summary>
    private static long ReadLength(Layer layer, Shape input)
    {
        var reach = layer.Reach(input);
        return reach.Steps == Reach.Everything
            ? input.Length
            : ((layer.Infer(input).Length - 1L) * reach.Stride + reach.Steps + reach.Upsampling - 1) / reach.Upsampling;
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
