using System;
using System.Linq;
using Gen.Import.Graph;

namespace Gen.Import.Tensors;

internal sealed partial class TensorOps
{
    /// <summary>x * scale + shift, where both are tensors of constants that are spread over x.</summary>
    public View Affine(View view, Func<View, double[]> scale, Func<View, double[]> shift)
    {
        view = Arrange.Compact(view);
        var (scales, shifts) = (scale(view), shift(view));
        if (PerChannel(view, scales) is { } factors && PerChannel(view, shifts) is { } summands)
            return view.On(Signals.Scale(view.Layer, factors, summands));
        // One for each value of the signal: as channels of a single step.
        var flat = Signals.Flatten(view.Layer);
        var onFlat = view.On(flat);
        return onFlat.On(Signals.Scale(flat, PerChannel(onFlat, scales)!, PerChannel(onFlat, shifts)!));
    }

    /// <summary>Constants spread over a tensor: one value for each of its places.</summary>
    public double[] Spread(View view, int[] shape, double[] values)
    {
        if (values.Length == 1)
            return [.. Enumerable.Repeat(values[0], view.Map.Length)];
        int[] padded = [.. Enumerable.Repeat(1, Math.Max(0, view.Rank - shape.Length)), .. shape];
        var sizes = view.FileSizes;
        if (padded.Length != view.Rank || padded.Where((size, dim) => size != 1 && size != sizes[dim]).Any() || (padded[view.BatchDim] != 1 && view.Batch != 1))
            throw Signals.Refuse($"constants of shape [{string.Join(", ", shape)}] do not fit a tensor of [{string.Join(", ", sizes)}]");
        var strides = Coordinates.Strides(padded).Select((stride, dim) => padded[dim] == 1 ? 0 : stride).ToArray();
        return Array.ConvertAll(Coordinates.Walk(view.Sizes, strides, 0), place => values[place]);
    }

    /// <summary>The sum or the product of two tensors.</summary>
    public View Combine(string kind, View a, View b)
    {
        var rank = Math.Max(a.Rank, b.Rank);
        while (a.Rank < rank)
            a = a.Unsqueeze(0);
        while (b.Rank < rank)
            b = b.Unsqueeze(0);
        int[] sizes = [.. a.Sizes.Select((size, dim) => Math.Max(size, b.Sizes[dim]))];
        if (a.BatchDim != b.BatchDim && a.Batch != 1)
            throw Signals.Refuse("the samples of two tensors lie in different dimensions");
        var size = Guard.Product(sizes, Signals.Place);
        if (a.Map.Length != size)
            (a, b) = (b, a);
        if (a.Map.Length != size)
            a = a.Broadcast(sizes, a.BatchDim, Signals.Place);
        a = Arrange.Compact(a);
        return a.On(Signals.Combine(kind, a.Layer, Beside(a, b.Broadcast(sizes, a.BatchDim, Signals.Place))));
    }

    /// <summary>The second operand as a signal like the first one's, or of one step.</summary>
    private Layer Beside(View a, View b)
    {
        Arrange.Fix(b);
        var map = new int[b.Map.Length];
        for (var index = 0; index < map.Length; index++)
            map[a.Map[index]] = b.Map[index];
        var channels = a.Layer.Channels;
        var isSpread = b.Layer.Steps == 1 && a.Layer.Steps > 1 && map.Select((place, index) => place == map[index % channels]).All(same => same);
        int[] sizes = isSpread ? [1, channels] : [a.Layer.Steps, channels];
        return Arrange.Take(new(b.Layer, sizes, 0, 1, isSpread ? map[..channels] : map), [0], [1]);
    }

    /// <summary>The values as one for each channel of the signal, if those of all its steps are alike.</summary>
    private static float[]? PerChannel(View view, double[] values)
    {
        var channels = new double?[view.Layer.Channels];
        for (var index = 0; index < values.Length; index++)
        {
            ref var channel = ref channels[view.Map[index] % channels.Length];
            if (channel is { } other && other != values[index])
                return null;
            channel = values[index];
        }

        return [.. channels.Select(value => (float)(value ?? 0))];
    }
}
