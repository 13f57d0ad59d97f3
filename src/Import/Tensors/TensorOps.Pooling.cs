using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Import.Graph;

namespace Gen.Import.Tensors;

internal sealed partial class TensorOps
{
    /// <summary>Pools over one dimension after the other.</summary>
    public View Pool(View view, bool isMax, IReadOnlyList<Axis> axes)
    {
        foreach (var axis in axes.Where(axis => axis is not { Width: 1, Stride: 1, Before: 0, After: 0 }))
        {
            if (view.Sizes[axis.Dim] == 1 && axis.Window().Outputs(1, axis.Width) == 1)
                continue;
            if (axis.Dilation != 1)
                throw Signals.Refuse("a pool with a dilation has no counterpart");
            var channels = Others(view, axis.Dim);
            var layer = Signals.Pool(Loose(view, axis.Dim, channels), isMax, axis.Width, axis.Stride, axis.Before, axis.After);
            view = View.Of(layer, [.. view.Sizes.Select((size, dim) => dim == axis.Dim ? layer.Steps : size)], view.BatchDim, view.Batch, [axis.Dim], channels);
        }

        return view;
    }

    /// <summary>The mean or the greatest value over some dimensions.</summary>
    public View Reduce(View view, bool isMax, int[] dims, bool keep)
    {
        Arrange.Fix(view);
        if (dims.Contains(view.BatchDim) && view.Sizes[view.BatchDim] * view.Batch > 1)
            throw Signals.Refuse("it reduces over the samples of a batch");
        var real = dims.Where(dim => view.Sizes[dim] > 1).ToArray();
        var (_, channels) = Arrange.Natural(view);
        if (real.Length > 0 && !isMax && ByGroups(view, real) is { } grouped)
            view = grouped;
        else if (real.Length > 0 && real.All(channels.Contains) && view.Layer.Channels > 1)
            view = OverChannels(view, isMax, real);
        else if (real.Length > 0)
            view = OverSteps(view, isMax, real);
        foreach (var dim in keep ? [] : dims.OrderDescending().ToArray())
            view = view.Squeeze(dim, Signals.Place);
        return view;
    }

    /// <summary>Nearest neighbour: each value so many times.</summary>
    public View Upsample(View view, int dim, int factor)
    {
        var channels = Others(view, dim);
        var layer = Signals.Upsample(Loose(view, dim, channels), factor);
        return View.Of(layer, [.. view.Sizes.Select((size, index) => index == dim ? layer.Steps : size)], view.BatchDim, view.Batch, [dim], channels);
    }

    /// <summary>Padding as a layer of its own: a depthwise convolution of ones. Clean-up merges it into a convolution behind it.</summary>
    public View Pad(View view, int dim, int before, int after, string mode)
    {
        if (before < 0 || after < 0)
            view = view.Select(dim, [.. Enumerable.Range(Math.Max(-before, 0), view.Sizes[dim] - Math.Max(-before, 0) - Math.Max(-after, 0))], Signals.Place);
        (before, after) = (Math.Max(before, 0), Math.Max(after, 0));
        if (before == 0 && after == 0)
            return view;
        var channels = Others(view, dim);
        var layer = Loose(view, dim, channels);
        var pad = Signals.Plain("Pad", layer, Guard.Size((long)before + layer.Steps + after, Signals.Place), layer.Channels);
        pad.Options.AddRange([("Before", CSharp.Of(before)), ("After", CSharp.Of(after)), ("PaddingMode", mode)]);
        return View.Of(pad, [.. view.Sizes.Select((size, index) => index == dim ? pad.Steps : size)], view.BatchDim, view.Batch, [dim], channels);
    }

    /// <summary>A dimension as steps, the others as channels in any order.</summary>
    private Layer Loose(View view, int dim, int[] channels) => Arrange.Take(view, [dim], channels);

    /// <summary>
    /// The mean over all steps and groups of channels: the mean over steps, then a matrix of equal weights. Nothing where other values go together.
    /// </summary>
    private View? ByGroups(View view, int[] dims)
    {
        if (!view.IsWhole || view.Layer.Order == InputOrder.ChannelsFirst || view.Layer is not { Steps: > 1, Channels: > 1 })
            return null;
        int[] sizes = [.. view.Sizes.Select((size, dim) => dims.Contains(dim) ? 1 : size)];
        var strides = Coordinates.Strides(sizes).Select((stride, dim) => dims.Contains(dim) ? 0 : stride).ToArray();
        var targets = Coordinates.Walk(view.Sizes, strides, 0);
        var (outputs, ofChannel) = (Guard.Product(sizes, Signals.Place), Enumerable.Repeat(-1, view.Layer.Channels).ToArray());
        for (var index = 0; index < targets.Length; index++)
        {
            ref var target = ref ofChannel[view.Map[index] % ofChannel.Length];
            if (target >= 0 && target != targets[index])
                return null;
            target = targets[index];
        }

        if (outputs == ofChannel.Length)
            return null;
        var weight = Grid.Zeros(ofChannel.Length, outputs);
        for (var channel = 0; channel < ofChannel.Length; channel++)
            weight.Values[channel * outputs + ofChannel[channel]] = (float)outputs / ofChannel.Length;
        return View.Of(Signals.Dense(Signals.GlobalPool(view.Layer, false), weight, null), sizes, view.BatchDim, view.Batch, [], [.. Enumerable.Range(0, view.Rank)]);
    }

    private View OverSteps(View view, bool isMax, int[] dims)
    {
        var channels = Others(view, dims);
        var layer = Signals.GlobalPool(Arrange.Take(view, Arrangement.Sorted(view, dims), channels), isMax);
        return View.Of(layer, [.. view.Sizes.Select((size, dim) => dims.Contains(dim) ? 1 : size)], view.BatchDim, view.Batch, [], channels);
    }

    /// <summary>The mean of channels is a sum with equal weights.</summary>
    private View OverChannels(View view, bool isMax, int[] dims)
    {
        var rest = Others(view, dims);
        var (_, channels) = Arrange.Natural(view);
        if (isMax && view.Layer.Steps > 1)
            throw Signals.Refuse("the greatest value over channels has no counterpart");
        var kept = rest.Where(channels.Contains).ToArray();
        if (isMax || kept.Length > 0)
            return OverSteps(view, isMax, dims);
        var steps = rest.Except(kept).ToArray();
        var layer = Arrange.Take(view, steps, dims);
        var weight = Grid.Zeros(1, layer.Channels, 1);
        Array.Fill(weight.Values, 1f / layer.Channels);
        var mean = Signals.Convolution(layer, weight, null, new());
        return View.Of(mean, [.. view.Sizes.Select((size, dim) => dims.Contains(dim) ? 1 : size)], view.BatchDim, view.Batch, steps, dims);
    }
}
