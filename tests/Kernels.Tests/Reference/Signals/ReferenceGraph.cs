using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Tests.Reference;

/// <summary>
/// Layers in source order of which some use signals by name. Signal p is what stands in front of layer p; that of a name is what stands in front of its Keep.
/// </summary>
public static class ReferenceGraph
{
    /// <summary>The signals that a layer reads, in their order.</summary>
    public static IReadOnlyList<int> InputsOf(IReadOnlyList<ReferenceLayer> layers, int place)
    {
        if (layers[place] is not SignalReference merge)
            return [place];
        var named = merge.Signals.Select(name => layers.Take(place).ToList().FindIndex(layer => layer is KeepReference keep && keep.Name == name));
        return [.. merge.HasMain ? named.Prepend(place) : named];
    }

    /// <summary>The shapes of all signals.</summary>
    public static List<Shape> Shapes(IReadOnlyList<ReferenceLayer> layers, Shape input)
    {
        var shapes = new List<Shape> { input };
        for (var place = 0; place < layers.Count; place++)
            shapes.Add(Infer(layers, place, shapes));
        return shapes;
    }

    /// <summary>The shape of a layer's output.</summary>
    public static Shape Infer(IReadOnlyList<ReferenceLayer> layers, int place, IReadOnlyList<Shape> shapes) => layers[place] is SignalReference merge
        ? merge.Merge([.. InputsOf(layers, place).Select(input => shapes[input])])
        : layers[place].Infer(shapes[place]);

    /// <summary>A layer's output, from all signals in front of it.</summary>
    public static double[][] Forward(
        IReadOnlyList<ReferenceLayer> layers, int place, IReadOnlyList<Shape> shapes, IReadOnlyList<double[][]> signals, double[][] values, bool training)
    {
        if (layers[place] is not SignalReference merge)
            return layers[place].Forward(shapes[place], signals[place], values, training);
        var inputs = InputsOf(layers, place);
        Shape[] mine = [.. inputs.Select(input => shapes[input])];
        return [.. Enumerable.Range(0, signals[0].Length).Select(n => merge.Merge(mine, [.. inputs.Select(input => signals[input][n])]))];
    }

    /// <summary>Adds to the gradients of the signals that a layer reads; nothing where its output has none.</summary>
    public static void Backward(
        IReadOnlyList<ReferenceLayer> layers, int place, IReadOnlyList<Shape> shapes, IReadOnlyList<double[][]> signals, double[][]?[] gradients, double[][] values,
        double[][] sums)
    {
        if (gradients[place + 1] is not { } dy)
            return;
        if (layers[place] is not SignalReference merge)
        {
            gradients[place] = Sum(gradients[place], layers[place].Backward(shapes[place], signals[place], dy, values, sums));
            return;
        }

        var inputs = InputsOf(layers, place);
        Shape[] mine = [.. inputs.Select(input => shapes[input])];
        var parts = dy.Select((gradient, n) => merge.Split(mine, [.. inputs.Select(input => signals[input][n])], gradient)).ToArray();
        for (var input = 0; input < inputs.Count; input++)
            gradients[inputs[input]] = Sum(gradients[inputs[input]], [.. parts.Select(part => part[input])]);
    }

    private static double[][] Sum(double[][]? before, double[][] more) =>
        before is null ? more : [.. before.Zip(more, (a, b) => a.Zip(b, (x, y) => x + y).ToArray())];
}
