using System;
using System.Linq;
using Gen.Import.Graph;
using Gen.Import.Tensors;

namespace Gen.Import.Formats.Keras;

/// <summary>Keras' convolutions and pools, in one dimension or two.</summary>
internal static class KerasConvolutions
{
    public static View Convolution(TensorOps ops, KerasLayer layer, View view, int dims)
    {
        var weight = layer.Array(0, "kernel");
        if (layer.Major == 1)
            weight = Modern(weight, dims);
        if (layer.IsTheano)
            weight = Turned(weight, dims);
        int[] order = [dims + 1, dims, .. Enumerable.Range(0, dims)];
        return Convolve(ops, layer, view, weight.Transpose(order), layer.Bias(1), layer.Config.Integer("groups", 1));
    }

    public static View Depthwise(TensorOps ops, KerasLayer layer, View view, int dims)
    {
        var weight = layer.Array(0, "depthwise kernel");
        var channels = weight.Shape[dims];
        return Convolve(ops, layer, view, DepthwiseWeight(weight, dims), layer.Bias(1), channels);
    }

    public static View Separable(TensorOps ops, KerasLayer layer, View view, int dims)
    {
        var (depthwise, pointwise) = (layer.Array(0, "depthwise kernel"), layer.Array(1, "pointwise kernel"));
        ops.Signals.Name = null;
        view = Convolve(ops, layer, view, DepthwiseWeight(depthwise, dims), null, depthwise.Shape[dims]);
        return ops.Linear(view, Channel(layer, view), pointwise.Reshape(pointwise.Shape[^2], pointwise.Shape[^1]), layer.Bias(2));
    }

    public static View Transposed(TensorOps ops, KerasLayer layer, View view, int dims)
    {
        var (weight, spatial) = (layer.Array(0, "kernel"), Spatial(layer, view, dims));
        var (sizes, strides) = (layer.Sizes(dims, 1, "kernel_size"), layer.Sizes(dims, 1, "strides"));
        var real = Enumerable.Range(0, dims).Where(dim => sizes[dim] > 1 || view.Sizes[spatial[dim]] > 1 || strides[dim] > 1).ToArray();
        if (real.Length != 1)
            throw layer.Refuse("a transposed convolution over two dimensions has no counterpart in one", "Only one dimension may have a window.");
        var (at, size, stride) = (spatial[real[0]], sizes[real[0]], strides[real[0]]);
        if (layer.Config.Get("output_padding") is { ValueKind: not System.Text.Json.JsonValueKind.Null })
            throw layer.Refuse("an output padding of its own is not taken", "Leave output_padding out.");
        // Same: of the whole result, length * stride steps, the odd one cut off at the end.
        var cut = layer.Padding == "same" ? Math.Max(size - stride, 0) : 0;
        var missing = layer.Padding is "valid" or "same" && size < stride ? stride - size : 0;
        var channel = Channel(layer, view);
        var channels = Others(view, at, channel);
        var signal = ops.Arrange.Take(view, [at], [.. channels, channel]);
        var result = ops.Signals.Transposed(signal, weight.Reshape(size, weight.Shape[^2], weight.Shape[^1]), layer.Bias(1), new(stride, Left: cut / 2, Right: cut - cut / 2), missing);
        int[] shape = [.. view.Sizes];
        (shape[at], shape[channel]) = (result.Steps, result.Channels);
        return View.Of(result, shape, view.BatchDim, view.Batch, [at], [.. channels, channel]);
    }

    public static View Pool(TensorOps ops, KerasLayer layer, View view, int dims, bool isMax)
    {
        var sizes = layer.Sizes(dims, 2, "pool_size", "pool_length");
        var strides = layer.Config.Get("strides") is null && layer.Config.Get("stride") is null ? sizes : layer.Sizes(dims, 2, "strides", "stride");
        var spatial = Spatial(layer, view, dims);
        return ops.Pool(view, isMax, [.. Enumerable.Range(0, dims).Select(dim => Axis(layer, view, spatial[dim], sizes[dim], strides[dim], 1))]);
    }

    public static View GlobalPool(TensorOps ops, KerasLayer layer, View view, int dims, bool isMax) =>
        ops.Reduce(view, isMax, Spatial(layer, view, dims), layer.Config.Flag("keepdims", false));

    public static View Pad(TensorOps ops, KerasLayer layer, View view, int dims, Func<View, int, int, int, View> change, string member)
    {
        var spatial = Spatial(layer, view, dims);
        var sides = layer.Config.Get(member)?.Numbers(member) ?? ([1], [1]);
        for (var dim = 0; dim < dims; dim++)
        {
            var (before, after) = sides.Values.Length switch
            {
                1 => (sides.Values[0], sides.Values[0]),
                2 when dims == 1 => (sides.Values[0], sides.Values[1]),
                2 => (sides.Values[dim], sides.Values[dim]),
                _ => (sides.Values[2 * dim], sides.Values[2 * dim + 1]),
            };
            view = change(view, spatial[dim], (int)before, (int)after);
        }

        return view;
    }

    public static View Upsample(TensorOps ops, KerasLayer layer, View view, int dims)
    {
        if ((layer.Config.Text("interpolation") ?? "nearest") != "nearest")
            throw layer.Refuse("only the nearest value is upsampled", "Use interpolation='nearest'.");
        var (factors, spatial) = (layer.Sizes(dims, 2, "size", "length"), Spatial(layer, view, dims));
        for (var dim = 0; dim < dims; dim++)
            view = factors[dim] == 1 ? view : ops.Upsample(view, spatial[dim], factors[dim]);
        return view;
    }

    public static int Channel(KerasLayer layer, View view) => layer.ChannelsFirst ? 1 : view.Rank - 1;

    public static int[] Spatial(KerasLayer layer, View view, int dims) => view.Rank == dims + 2
        ? [.. Enumerable.Range(layer.ChannelsFirst ? 2 : 1, dims)]
        : view.Rank > dims + 2 && !layer.ChannelsFirst
            ? [.. Enumerable.Range(view.Rank - 1 - dims, dims)]
            : throw layer.Refuse($"a tensor of {view.Rank} dimensions came to it", $"Expected {dims + 2}.");

    private static View Convolve(TensorOps ops, KerasLayer layer, View view, Grid weight, float[]? bias, int groups)
    {
        var dims = weight.Rank - 2;
        var spatial = Spatial(layer, view, dims);
        var strides = layer.Sizes(dims, 1, "strides", "subsample_length", "subsample");
        var dilations = layer.Sizes(dims, 1, "dilation_rate", "atrous_rate");
        var axes = Enumerable.Range(0, dims).Select(dim => Axis(layer, view, spatial[dim], weight.Shape[dim + 2], strides[dim], dilations[dim]));
        return ops.Convolution(view, Channel(layer, view), [.. axes], weight, bias, groups);
    }

    private static Axis Axis(KerasLayer layer, View view, int dim, int width, int stride, int dilation)
    {
        var window = new Window(stride, dilation);
        window = layer.Padding switch
        {
            "valid" => window,
            "same" => window.Same(view.Sizes[dim], width),
            "causal" => window with { Left = window.Reach(width) - 1 },
            var other => throw layer.Refuse($"the padding '{other}' is unknown", "Expected valid, same or causal."),
        };
        return new(dim, width, stride, dilation, window.Left, window.Right);
    }

    /// <summary>[taps..., channels, multiplier] -> [channels * multiplier, 1, taps...].</summary>
    private static Grid DepthwiseWeight(Grid weight, int dims)
    {
        int[] order = [dims, dims + 1, .. Enumerable.Range(0, dims)];
        var turned = weight.Transpose(order);
        return turned.Reshape([turned.Shape[0] * turned.Shape[1], 1, .. turned.Shape[2..]]);
    }

    /// <summary>The taps backwards: Theano convolves, where all others correlate.</summary>
    private static Grid Turned(Grid weight, int dims)
    {
        var inner = weight.Shape[dims] * weight.Shape[dims + 1];
        var taps = weight.Values.Length / Math.Max(inner, 1);
        return new([.. Enumerable.Range(0, taps).Reverse().SelectMany(tap => weight.Values[(tap * inner)..((tap + 1) * inner)])], weight.Shape);
    }

    /// <summary>Keras 1 kept a convolution in one dimension as one in two, with a dimension of 1; Theano's order has filters first.</summary>
    private static Grid Modern(Grid weight, int dims) => weight.Rank == 4 && dims == 1 ? weight.Reshape(weight.Shape[0] * weight.Shape[1], weight.Shape[2], weight.Shape[3]) : weight;

    private static int[] Others(View view, params int[] dims) => [.. Enumerable.Range(0, view.Rank).Except(dims).Where(dim => view.Sizes[dim] > 1)];
}
