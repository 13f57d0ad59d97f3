using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Import.Graph;

namespace Gen.Import.Tensors;

/// <summary>A window in one dimension of a tensor.</summary>
/// <param name="Dim">The dimension.</param>
/// <param name="Width">The taps.</param>
/// <param name="Stride">The distance between windows.</param>
/// <param name="Dilation">The distance between taps.</param>
/// <param name="Before">The padding in front.</param>
/// <param name="After">The padding behind.</param>
internal sealed record Axis(int Dim, int Width, int Stride, int Dilation, int Before, int After)
{
    public Window Window(int groups = 1, string mode = "Constant") => new(Stride, Dilation, groups, Before, After, mode);
}

internal sealed partial class TensorOps
{
    /// <summary>A convolution over any number of dimensions, of which only one may be more than one in one's clothes.</summary>
    /// <param name="view">The tensor.</param>
    /// <param name="channel">Its dimension of channels.</param>
    /// <param name="axes">The windows.</param>
    /// <param name="weight"><c>[filters, channels / groups, taps...]</c>.</param>
    /// <param name="bias">One for each filter, or none.</param>
    /// <param name="groups">The groups of channels.</param>
    /// <param name="mode">What is padded with.</param>
    public View Convolution(View view, int channel, IReadOnlyList<Axis> axes, Grid weight, float[]? bias, int groups, string mode = "Constant")
    {
        if (weight.Rank != axes.Count + 2 || axes.Where((axis, place) => axis.Width != weight.Shape[place + 2]).Any())
            throw Signals.Refuse($"weights of shape [{string.Join(", ", weight.Shape)}] do not fit {axes.Count} dimensions");
        var real = new List<(Axis Axis, int Place)>();
        for (var place = 0; place < axes.Count; place++)
        {
            var axis = axes[place];
            if (view.Sizes[axis.Dim] == 1 && axis.Window().Outputs(1, axis.Width) == 1 && (axis.Width > 1 || axes.Count > 1))
                weight = OneTap(weight, place, axis);
            else
                real.Add((axis, place));
        }

        return real.Count switch
        {
            0 => Pointwise(view, channel, weight, bias, groups),
            1 => Along(view, channel, real[0].Axis, weight, bias, groups, mode),
            2 => InTwo(view, channel, real[0].Axis, real[1].Axis, weight, bias, groups, mode),
            _ => throw Signals.Refuse("a convolution over three dimensions has no counterpart in one"),
        };
    }

    /// <summary>Of a dimension of one value a window sees one tap, or only padding.</summary>
    private static Grid OneTap(Grid weight, int place, Axis axis)
    {
        var tap = axis.Before % axis.Dilation == 0 ? axis.Before / axis.Dilation : axis.Width;
        int[] shape = [.. weight.Shape];
        var (width, inner) = (shape[place + 2], weight.Shape.Skip(place + 3).Aggregate(1, (product, size) => product * size));
        shape[place + 2] = 1;
        var one = Grid.Zeros(shape);
        for (var index = 0; index < one.Values.Length && tap < width; index++)
            one.Values[index] = weight.Values[(index / inner * width + tap) * inner + index % inner];
        return one;
    }

    private View Pointwise(View view, int channel, Grid weight, float[]? bias, int groups)
    {
        var dims = Others(view, channel);
        return Sliding(view, channel, dims, [channel], weight.Reshape(weight.Shape[0], weight.Shape[1], 1), bias, new(Groups: groups), null);
    }

    private View Along(View view, int channel, Axis axis, Grid weight, float[]? bias, int groups, string mode)
    {
        var rest = Others(view, channel, axis.Dim).Where(dim => view.Sizes[dim] > 1).ToArray();
        var copies = Guard.Product([.. rest.Select(dim => view.Sizes[dim])], Signals.Place);
        var wide = weight.Reshape(weight.Shape[0], weight.Shape[1], axis.Width);
        // Each value of the other dimensions has the same filters for itself: groups.
        return Sliding(view, channel, [axis.Dim], [.. rest, channel], Copied(wide, copies), Copied(bias, copies), axis.Window(groups * copies, mode), axis);
    }

    /// <summary>Over two dimensions: one becomes channels, mixed by weights that repeat.</summary>
    private View InTwo(View view, int channel, Axis a, Axis b, Grid weight, float[]? bias, int groups, string mode)
    {
        var isFirst = a.Width == 1 || (b.Width != 1 && view.Sizes[a.Dim] <= view.Sizes[b.Dim]);
        var (across, along) = isFirst ? (a, b) : (b, a);
        var rest = Others(view, channel, a.Dim, b.Dim).Where(dim => view.Sizes[dim] > 1).ToArray();
        if (rest.Length > 0 || mode != "Constant")
            throw Signals.Refuse("a convolution over two dimensions of a tensor that has another one has no counterpart in one");
        int[] shape = [weight.Shape[0], weight.Shape[1], a.Width, b.Width];
        var taps = isFirst ? weight.Reshape(shape) : weight.Reshape(shape).Transpose(0, 1, 3, 2);
        if (across is { Width: 1, Stride: 1, Before: 0, After: 0 })
        {
            var copies = view.Sizes[across.Dim];
            return Sliding(view, channel, [along.Dim], [across.Dim, channel], Copied(taps.Reshape(shape[0], shape[1], along.Width), copies), Copied(bias, copies),
                along.Window(groups * copies, mode), along);
        }

        var outputs = across.Window().Outputs(view.Sizes[across.Dim], across.Width);
        var wide = Unrolled(taps, across, view.Sizes[across.Dim], outputs, groups);
        Signals.Model.Note($"{Signals.Place}: its windows span two dimensions; it is written as one convolution that mixes the {view.Sizes[across.Dim]} values of the shorter one.");
        return Sliding(view, channel, [along.Dim], [across.Dim, channel], wide, Copied(bias, outputs), along.Window(mode: mode), along, (across.Dim, outputs));
    }

    /// <summary>One convolution along a dimension, of channels that are several dimensions.</summary>
    private View Sliding(
        View view, int channel, int[] steps, int[] channels, Grid weight, float[]? bias, Window window, Axis? along, (int Dim, int Size)? changed = null)
    {
        var (layer, selection) = Arrange.TakeSteps(view, steps, channels);
        // [filters, channels / groups, width] -> [width, channels / groups, filters]
        var turned = weight.Transpose(2, 1, 0);
        if (window.Groups == 1)
            turned = turned.Shape[1] == selection.Length ? Scattered(turned, selection, layer.Channels) : throw Signals.Refuse($"its weights are for {turned.Shape[1]} channels, but {selection.Length} come to it");
        else
            layer = Arrange.Take(view, steps, channels);
        var result = Signals.Convolution(layer, turned, bias, window);
        int[] sizes = [.. view.Sizes];
        if (along is not null)
            sizes[along.Dim] = result.Steps;
        if (changed is var (dim, size))
            sizes[dim] = size;
        sizes[channel] = result.Channels / channels.Where(other => other != channel).Aggregate(1, (product, other) => product * sizes[other]);
        return View.Of(result, sizes, view.BatchDim, view.Batch, steps, channels);
    }

    /// <summary>The same filters again for each copy.</summary>
    private static Grid Copied(Grid weight, int copies) => copies == 1 ? weight : new(
        [.. Enumerable.Range(0, copies).SelectMany(_ => weight.Values)], [Guard.Size((long)weight.Shape[0] * copies, "A convolution"), weight.Shape[1], weight.Shape[2]]);

    private static float[]? Copied(float[]? bias, int copies) => bias is null ? null : [.. Enumerable.Range(0, copies).SelectMany(_ => bias)];

    /// <summary>Windows across a dimension as a matrix between its values: <c>[outputs * filters, values * channels, width]</c>.</summary>
    private Grid Unrolled(Grid weight, Axis across, int values, int outputs, int groups)
    {
        var (filters, perGroup, taps, width) = (weight.Shape[0], weight.Shape[1], weight.Shape[2], weight.Shape[3]);
        var channels = perGroup * groups;
        if ((long)outputs * filters * values * channels * width > Guard.MostExpanded)
            throw Signals.Refuse("a convolution over two dimensions that both are long has no counterpart in one");
        var wide = Grid.Zeros(outputs * filters, values * channels, width);
        for (var output = 0; output < outputs; output++)
        {
            for (var tap = 0; tap < taps; tap++)
            {
                var value = output * across.Stride - across.Before + tap * across.Dilation;
                if (value >= 0 && value < values)
                    Copy(weight, tap, wide, output * filters, value * channels, filters / groups);
            }
        }

        return wide;
    }

    private static void Copy(Grid weight, int tap, Grid wide, int firstFilter, int firstChannel, int filtersOfGroup)
    {
        var (filters, perGroup, taps, width) = (weight.Shape[0], weight.Shape[1], weight.Shape[2], weight.Shape[3]);
        for (var filter = 0; filter < filters; filter++)
        {
            for (var channel = 0; channel < perGroup; channel++)
            {
                var to = ((firstFilter + filter) * wide.Shape[1] + firstChannel + filter / filtersOfGroup * perGroup + channel) * width;
                Array.Copy(weight.Values, ((filter * perGroup + channel) * taps + tap) * width, wide.Values, to, width);
            }
        }
    }
}
