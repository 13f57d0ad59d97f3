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
    public Shape Infer(Shape input) => ReferenceGraph.Shapes(Layers, input)[^1];

    /// <summary>Whether every layer can be applied to what comes to it.</summary>
    public bool Fits(Shape input)
    {
        var shapes = new List<Shape> { input };
        for (var place = 0; place < Layers.Count; place++)
        {
            if (!Layers[place].Fits(shapes[place]))
                return false;
            shapes.Add(ReferenceGraph.Infer(Layers, place, shapes));
        }

        return true;
    }

    /// <summary>The parameters of all layers, named after them.</summary>
    /// <param name="input">The shape of the block's input.</param>
    /// <param name="place">What the names begin with.</param>
    public IEnumerable<ParameterSpec> Parameters(Shape input, string place = "")
    {
        foreach (var (layer, name, shape) in Layers.Zip(NamesOf(Layers), ReferenceGraph.Shapes(Layers, input)))
        {
            foreach (var spec in layer.Parameters(shape))
                yield return spec with { Suffix = $"{place}{name}.{spec.Suffix}" };
        }
    }

    /// <summary>What goes into each layer, and at last what comes out.</summary>
    public List<double[][]> Forward(Shape shape, double[][] inputs, double[][] parameters, bool training)
    {
        var (signals, shapes) = (new List<double[][]> { inputs }, ReferenceGraph.Shapes(Layers, shape));
        foreach (var (place, (_, _, values)) in Walk(shape, parameters).Index())
            signals.Add(ReferenceGraph.Forward(Layers, place, shapes, signals, values, training));
        return signals;
    }

    /// <summary>The gradient of the input; adds to those of the parameters.</summary>
    public double[][] Backward(Shape shape, double[][] inputs, double[][] outputGradients, double[][] parameters, double[][] gradients)
    {
        var signals = Forward(shape, inputs, parameters, training: true);
        var (walk, shapes) = (Walk(shape, parameters).Zip(Walk(shape, gradients)).ToList(), ReferenceGraph.Shapes(Layers, shape));
        var all = new double[][]?[Layers.Count + 1];
        all[^1] = outputGradients;
        for (var place = Layers.Count - 1; place >= 0; place--)
        {
            var ((_, _, values), (_, _, sums)) = walk[place];
            ReferenceGraph.Backward(Layers, place, shapes, signals, all, values, sums);
        }

        return all[0] ?? [.. inputs.Select(input => new double[input.Length])];
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
        foreach (var (layer, input) in Layers.Zip(ReferenceGraph.Shapes(Layers, shape)))
        {
            var end = start + layer.Parameters(input).Count;
            yield return (layer, input, arrays[start..end]);
            start = end;
        }
    }
}
