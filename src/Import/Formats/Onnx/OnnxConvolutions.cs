using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Import.Graph;
using Gen.Import.Tensors;

namespace Gen.Import.Formats.Onnx;

/// <summary>Convolutions, pools and paddings: samples, channels, then the dimensions in which windows move.</summary>
internal static class OnnxConvolutions
{
    public static View Convolution(OnnxReader reader, OnnxNode node, View x)
    {
        var weight = reader.Need(node, 1).Grid;
        var axes = Axes(node, x, [.. weight.Shape.Skip(2)]);
        return reader.Ops.Convolution(x, 1, axes, weight, reader.Constant(node, 2)?.Floats, Guard.Positive(node.Integer("group", 1), node.Place));
    }

    public static View Transposed(OnnxReader reader, OnnxNode node, View x)
    {
        var weight = reader.Need(node, 1).Grid;
        int[] widths = [.. weight.Shape.Skip(2)];
        var axes = Axes(node, x, widths);
        var real = Enumerable.Range(0, axes.Count).Where(place => widths[place] > 1 || x.Sizes[place + 2] > 1).ToList();
        if (real.Count > 1 || x.BatchDim != 0 || node.Has("output_shape") || node.Text("auto_pad", "NOTSET") is not ("NOTSET" or "VALID"))
            throw node.Refuse("a transposed convolution over two dimensions, or with a given output shape, has no counterpart");
        var axis = axes[real.Count == 0 ? 0 : real[0]];
        var groups = (int)node.Integer("group", 1);
        var added = node.Integers("output_padding")?[axis.Dim - 2] ?? 0;
        // [channels, filters / groups, width] -> [width, filters / groups, channels]
        var turned = weight.Reshape(weight.Shape[0], weight.Shape[1], axis.Width).Transpose(2, 1, 0);
        var signal = reader.Ops.Arrange.Take(x, [axis.Dim], [1]);
        var layer = reader.Ops.Signals.Transposed(signal, turned, reader.Constant(node, 2)?.Floats, axis.Window(groups), (int)added);
        return View.Of(layer, [.. x.Sizes.Select((size, dim) => dim == axis.Dim ? layer.Steps : dim == 1 ? layer.Channels : size)], x.BatchDim, x.Batch, [axis.Dim], [1]);
    }

    public static View Pool(OnnxReader reader, OnnxNode node, View x, bool isMax)
    {
        int[] widths = [.. (node.Integers("kernel_shape") ?? throw node.Refuse("it has no kernel_shape")).Select(size => Guard.Positive(size, node.Place))];
        var axes = Axes(node, x, widths).Select(axis => Ceiled(node, x, axis)).ToList();
        if (!isMax && node.Integer("count_include_pad", 0) != 0)
        {
            foreach (var axis in axes)
                x = reader.Ops.Pad(x, axis.Dim, axis.Before, axis.After, "Constant");
            axes = [.. axes.Select(axis => axis with { Before = 0, After = 0 })];
        }

        return reader.Ops.Pool(x, isMax, axes);
    }

    public static View Pad(OnnxReader reader, OnnxNode node, View x)
    {
        var pads = node.Integers("pads") ?? node.Integers("paddings") ?? Array.ConvertAll(reader.Need(node, 1).Values, value => (long)value);
        var axes = reader.Constant(node, 3) is { } given ? Array.ConvertAll(given.Integers, axis => Shapes.Counted(node, axis, x.Rank)) : [.. Enumerable.Range(0, x.Rank)];
        var value = node.Has("value") ? node.Real("value", 0) : reader.Constant(node, 2) is { Values: [var one] } ? one : 0;
        if (pads.Length != 2 * axes.Length)
            throw node.Refuse($"{pads.Length} paddings are not two for each of {axes.Length} dimensions");
        var mode = node.Text("mode", "constant") switch
        {
            "constant" when value == 0 || Array.TrueForAll(pads, pad => pad <= 0) => "Constant",
            "reflect" => "Reflect",
            "edge" => "Replicate",
            "wrap" => "Circular",
            "constant" => throw node.Refuse($"it pads with {value}, where only zeros are taken"),
            var other => throw node.Refuse($"its mode '{other}' is unknown"),
        };
        for (var place = 0; place < axes.Length; place++)
        {
            var (before, after) = (pads[place], pads[place + axes.Length]);
            if ((before != 0 || after != 0) && axes[place] == x.BatchDim)
                throw node.Refuse("it pads the samples of a batch");
            x = reader.Ops.Pad(x, axes[place], Clamp(before), Clamp(after), mode);
        }

        return x;

        static int Clamp(long pad) => (int)Math.Clamp(pad, -Guard.MostSignal, Guard.MostSignal);
    }

    public static View Resize(OnnxReader reader, OnnxNode node, View x)
    {
        if (node.Text("mode", "nearest") != "nearest")
            throw node.Refuse($"its mode '{node.Text("mode", "")}' has no counterpart; nearest has");
        var scales = node.Reals("scales") ?? (reader.Constant(node, node.Op == "Upsample" || reader.Opset < 11 ? 1 : 2) is { Values.Length: > 0 } given ? given.Values : null);
        var sizes = scales is null ? reader.Need(node, 3).Values : null;
        for (var dim = 0; dim < x.Rank; dim++)
        {
            var factor = scales?[dim] ?? sizes![dim] / x.FileSizes[dim];
            if (factor < 1 || factor != Math.Floor(factor))
                throw node.Refuse($"it makes {factor} of each value, where only whole numbers are taken");
            if (node.Op == "Resize" && reader.Opset >= 11)
                RequireRepeats(node, x.Sizes[dim], (int)factor);
            x = factor == 1 ? x : reader.Ops.Upsample(x, dim, (int)factor);
        }

        return x;
    }

    /// <summary>Of all ways to round, those are taken that give each value so many times.</summary>
    private static void RequireRepeats(OnnxNode node, int size, int factor)
    {
        var (rounding, place) = (node.Text("nearest_mode", "round_prefer_floor"), node.Text("coordinate_transformation_mode", "half_pixel"));
        var (outputs, isGood) = ((long)size * factor, factor == 1);
        for (var index = 0; !isGood && index < outputs; index++)
        {
            var from = place switch
            {
                "half_pixel" or "pytorch_half_pixel" => (index + 0.5) / factor - 0.5,
                "asymmetric" => (double)index / factor,
                "align_corners" => outputs > 1 ? index * (size - 1.0) / (outputs - 1) : 0,
                _ => throw node.Refuse($"its coordinate_transformation_mode '{place}' has no counterpart"),
            };
            var nearest = rounding switch { "floor" => Math.Floor(from), "ceil" => Math.Ceiling(from), "round_prefer_ceil" => Math.Floor(from + 0.5), _ => Math.Ceiling(from - 0.5) };
            if ((int)Math.Clamp(nearest, 0, size - 1) != index / factor)
                throw node.Refuse($"by '{place}' and '{rounding}' it does not give each value {factor} times, which alone is taken");
        }
    }

    private static List<Axis> Axes(OnnxNode node, View x, int[] widths)
    {
        if (x.Rank != widths.Length + 2 || x.BatchDim != 0)
            throw node.Refuse($"a tensor of {x.Rank} dimensions came to it; expected samples, channels and {widths.Length} more");
        var strides = node.Integers("strides") ?? [.. Enumerable.Repeat(1L, widths.Length)];
        var dilations = node.Integers("dilations") ?? [.. Enumerable.Repeat(1L, widths.Length)];
        var pads = node.Integers("pads") ?? new long[2 * widths.Length];
        if (strides.Length != widths.Length || dilations.Length != widths.Length || pads.Length != 2 * widths.Length)
            throw node.Refuse("its strides, dilations or pads are not those of its dimensions");
        return [.. widths.Select((width, place) => Padded(node, x.Sizes[place + 2], new(place + 2, width, Guard.Positive(strides[place], node.Place), Guard.Positive(dilations[place], node.Place),
            Guard.Size(pads[place], node.Place), Guard.Size(pads[place + widths.Length], node.Place))))];
    }

    private static Axis Padded(OnnxNode node, int size, Axis axis)
    {
        var same = axis.Window() with { Left = 0, Right = 0 };
        same = same.Same(size, axis.Width);
        return node.Text("auto_pad", "NOTSET") switch
        {
            "SAME_UPPER" => axis with { Before = same.Left, After = same.Right },
            "SAME_LOWER" => axis with { Before = same.Right, After = same.Left },
            "VALID" => axis with { Before = 0, After = 0 },
            _ => axis,
        };
    }

    /// <summary>Rounding up lets the last window look beyond the end.</summary>
    private static Axis Ceiled(OnnxNode node, View x, Axis axis)
    {
        if (node.Integer("ceil_mode", 0) == 0)
            return axis;
        var room = x.Sizes[axis.Dim] + axis.Before + axis.After - axis.Width;
        var outputs = (room + axis.Stride - 1) / axis.Stride + 1;
        // The last window has to begin inside the signal or the padding before it.
        outputs -= (outputs - 1) * axis.Stride >= x.Sizes[axis.Dim] + axis.Before ? 1 : 0;
        var missing = (outputs - 1) * axis.Stride - room;
        return missing <= 0 ? axis : axis with { After = axis.After + missing };
    }
}
