using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Gen.Tests.Reference;

/// <summary>Reference layers one after the other, as a class of its own: what composite layers are made of.</summary>
/// <param name="Name">The class.</param>
/// <param name="Layers">The layers in order.</param>
public sealed record ReferenceBlock(string Name, IReadOnlyList<ReferenceLayer> Layers)
{
    /// <summary>The class as a user would write it, behind those of the blocks inside it.</summary>
    public string Declaration =>
        DeclarationsIn(Layers) + $"[{string.Join(", ", Layers.Select(layer => layer.Attribute))}]\npublic class {Name};\n";

    /// <summary>The classes of the blocks that layers are made of.</summary>
    public static string DeclarationsIn(IEnumerable<ReferenceLayer> layers) =>
        string.Concat(layers.SelectMany(layer => layer.Blocks).Select(block => block.Declaration).Distinct());

    /// <summary>The name that each layer has by default: its kind and the ordinal of that kind.</summary>
    public static IEnumerable<string> NamesOf(IReadOnlyList<ReferenceLayer> layers) => layers.Select((layer, place) =>
        string.Create(CultureInfo.InvariantCulture, $"{layer.Kind}_{layers.Take(place + 1).Count(other => other.Kind == layer.Kind)}"));

    /// <summary>The shape of the output.</summary>
    public Shape Infer(Shape input) => Layers.Aggregate(input, (shape, layer) => layer.Infer(shape));

    /// <summary>Whether every layer can be applied to what comes to it.</summary>
    public bool Fits(Shape input)
    {
        foreach (var layer in Layers)
        {
            if (!layer.Fits(input))
                return false;
            input = layer.Infer(input);
        }

        return true;
    }

    /// <summary>The parameters of all layers, named after them.</summary>
    /// <param name="input">The shape of the block's input.</param>
    /// <param name="place">What the names begin with.</param>
    public IEnumerable<ParameterSpec> Parameters(Shape input, string place = "")
    {
        foreach (var (layer, name) in Layers.Zip(NamesOf(Layers)))
        {
            foreach (var spec in layer.Parameters(input))
                yield return spec with { Suffix = $"{place}{name}.{spec.Suffix}" };
            input = layer.Infer(input);
        }
    }

    /// <summary>What goes into each layer, and at last what comes out.</summary>
    public List<double[][]> Forward(Shape shape, double[][] inputs, double[][] parameters, bool training)
    {
        var signals = new List<double[][]> { inputs };
        foreach (var (layer, input, values) in Walk(shape, parameters))
            signals.Add(layer.Forward(input, signals[^1], values, training));
        return signals;
    }

    /// <summary>The gradient of the input; adds to those of the parameters.</summary>
    public double[][] Backward(Shape shape, double[][] inputs, double[][] outputGradients, double[][] parameters, double[][] gradients)
    {
        var signals = Forward(shape, inputs, parameters, training: true);
        var walk = Walk(shape, parameters).Zip(Walk(shape, gradients)).ToList();
        for (var place = Layers.Count - 1; place >= 0; place--)
        {
            var ((layer, input, values), (_, _, sums)) = walk[place];
            outputGradients = layer.Backward(input, signals[place], outputGradients, values, sums);
        }

        return outputGradients;
    }

    /// <summary>Moves the running statistics of all layers.</summary>
    public void UpdateStatistics(Shape shape, double[][] inputs, double[][] parameters)
    {
        var signals = Forward(shape, inputs, parameters, training: true);
        foreach (var (place, (layer, input, values)) in Walk(shape, parameters).Index())
            layer.UpdateStatistics(input, signals[place], values);
    }

    /// <summary>Each layer with its input's shape and its share of the arrays.</summary>
    private IEnumerable<(ReferenceLayer Layer, Shape Input, double[][] Values)> Walk(Shape shape, double[][] arrays)
    {
        var start = 0;
        foreach (var layer in Layers)
        {
            var end = start + layer.Parameters(shape).Count;
            yield return (layer, shape, arrays[start..end]);
            (start, shape) = (end, layer.Infer(shape));
        }
    }
}
