using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Import.Graph;

namespace Gen.Import.Tensors;

/// <summary>What files do with tensors, as layers on signals.</summary>
/// <param name="model">The model that the layers belong to.</param>
internal sealed partial class TensorOps(Model model)
{
    private Arrangement? _arrangement;

    public Signals Signals { get; } = new(model);

    public Arrangement Arrange => _arrangement ??= new(Signals);

    /// <summary>A new input of the file's dimensions; which of them are steps the first reader decides.</summary>
    public View Input(string name, int[] fileSizes, int batchDim, int batch)
    {
        var sizes = fileSizes.Select((size, dim) => dim == batchDim ? size / batch : size).ToArray();
        var total = Guard.Positive(Guard.Made(sizes, $"Input '{name}'"), $"Input '{name}'");
        var last = sizes.Length > 0 && batchDim != sizes.Length - 1 ? sizes[^1] : 1;
        var layer = Signals.Input(name, total / Math.Max(last, 1), last, InputOrder.Open);
        return new(layer, sizes, batchDim, batch, [.. Enumerable.Range(0, total)]);
    }

    public View Activation(View view, string kind, double? alpha = null)
    {
        view = Arrange.Compact(view);
        return view.On(Signals.Activation(view.Layer, kind, alpha));
    }

    /// <summary>A layer for each value alone, which keeps all in their places.</summary>
    public View Pointwise(View view, Func<Layer, Layer> make)
    {
        view = Arrange.Compact(view);
        return view.On(make(view.Layer));
    }

    /// <summary>A layer that works on the values of one dimension, the channels, at each place of the others.</summary>
    public View OnChannels(View view, int channel, Func<Layer, Layer> make)
    {
        var steps = Others(view, channel);
        var layer = make(Arrange.Take(view, steps, [channel]));
        return View.Of(layer, [.. view.Sizes.Select((size, dim) => dim == channel ? layer.Channels : size)], view.BatchDim, view.Batch, steps, [channel]);
    }

    /// <summary>A matrix applied to one dimension: <c>[in, out]</c>.</summary>
    public View Linear(View view, int channel, Grid weight, float[]? bias)
    {
        var steps = Others(view, channel);
        var (layer, selection) = Arrange.TakeSteps(view, steps, [channel]);
        if (weight.Shape[0] != selection.Length)
            throw Signals.Refuse($"its matrix has {weight.Shape[0]} rows, but {selection.Length} values come to it");
        var dense = Signals.Dense(layer, Scattered(weight.Reshape(1, weight.Shape[0], weight.Shape[1]), selection, layer.Channels).Reshape(layer.Channels, weight.Shape[1]), bias);
        return View.Of(dense, [.. view.Sizes.Select((size, dim) => dim == channel ? weight.Shape[1] : size)], view.BatchDim, view.Batch, steps, [channel]);
    }

    public View Flatten(View view, int axis)
    {
        var rest = Guard.Product(view.Sizes, Signals.Place);
        return axis switch
        {
            1 when view.BatchDim == 0 && view.Sizes[0] == 1 => view.Reshape([view.Batch, rest], Signals.Place),
            _ => view.Reshape([Guard.Product(view.FileSizes.AsSpan(0, axis), Signals.Place), Guard.Product(view.FileSizes.AsSpan(axis), Signals.Place)], Signals.Place),
        };
    }

    public View Softmax(View view, int axis) => OnChannels(view, axis, layer => Signals.Plain("Softmax", layer, layer.Steps, layer.Channels));

    /// <summary>Tensors side by side along a dimension.</summary>
    public View Concat(IReadOnlyList<View> views, int axis)
    {
        var first = views[0];
        if (views.Any(view => view.Rank != first.Rank || view.BatchDim != first.BatchDim || view.Sizes.Where((size, dim) => dim != axis && size != first.Sizes[dim]).Any()))
            throw Signals.Refuse("tensors of different sizes are to be joined");
        if (axis == first.BatchDim)
            throw Signals.Refuse("samples of a batch are to be joined");
        int[] sizes = [.. first.Sizes.Select((size, dim) => dim == axis ? views.Sum(view => view.Sizes[axis]) : size)];
        return views.All(view => IsOfSteps(view, axis)) ? Behind(views, axis, sizes) : Beside(views, axis, sizes);
    }

    /// <summary>The other dimensions, from the one whose values are farthest apart.</summary>
    public int[] Others(View view, params int[] dims) =>
        Arrangement.Sorted(view, [.. Enumerable.Range(0, view.Rank).Except(dims)]);

    /// <summary>Rows of a matrix at the places where their channels are.</summary>
    internal static Grid Scattered(Grid weight, int[] selection, int channels)
    {
        var (width, rows, columns) = (weight.Shape[0], weight.Shape[1], weight.Shape[2]);
        if (rows == channels && selection.AsSpan().SequenceEqual(Enumerable.Range(0, rows).ToArray()))
            return weight;
        var scattered = Grid.Zeros(width, channels, columns);
        for (var tap = 0; tap < width; tap++)
        {
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column++)
                    scattered.Values[(tap * channels + selection[row]) * columns + column] += weight.Values[(tap * rows + row) * columns + column];
            }
        }

        return scattered;
    }

    private static bool IsOfSteps(View view, int axis) => view.Layer is { Steps: > 1, Order: null } && view.Sizes[axis] > 1 && Math.Abs(view.StrideOf(axis)) >= view.Layer.Channels;

    private View Beside(IReadOnlyList<View> views, int axis, int[] sizes)
    {
        var steps = Others(views[0], axis);
        var join = Signals.Join([.. views.Select(view => Arrange.Take(view, steps, [axis]))]);
        return View.Of(join, sizes, views[0].BatchDim, views[0].Batch, steps, [axis]);
    }

    /// <summary>One behind the other: flattened, side by side; what reads the steps of it pays for putting them back.</summary>
    private View Behind(IReadOnlyList<View> views, int axis, int[] sizes)
    {
        var all = Enumerable.Range(0, views[0].Rank).ToArray();
        var join = Signals.Join([.. views.Select(view => Arrange.Take(view, [], [axis, .. all.Where(dim => dim != axis)]))]);
        return View.Of(join, sizes, views[0].BatchDim, views[0].Batch, [], [axis, .. all.Where(dim => dim != axis)]);
    }
}
