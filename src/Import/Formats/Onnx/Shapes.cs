using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Import.Graph;

namespace Gen.Import.Formats.Onnx;

/// <summary>What operators say of dimensions, in attributes of older opsets and in inputs of newer ones.</summary>
internal static class Shapes
{
    public static int Axis(OnnxNode node, int rank, long byDefault) => Counted(node, node.Integer("axis", byDefault), rank);

    public static int Counted(OnnxNode node, long axis, int rank)
    {
        var counted = axis < 0 ? axis + rank : axis;
        return counted >= 0 && counted < rank ? (int)counted : throw node.Refuse($"a tensor of {rank} dimensions has none of number {axis}");
    }

    public static int[]? Axes(OnnxNode node, int rank, IReadOnlyList<OnnxTensor?> inputs, int place = 1)
    {
        var given = node.Integers("axes") ?? (inputs.Count > place && inputs[place] is { } tensor ? Array.ConvertAll(tensor.Integers, axis => (long)axis) : null);
        return given is null ? null : [.. given.Select(axis => Counted(node, axis, rank))];
    }

    public static int[] Order(OnnxNode node, int rank)
    {
        var order = node.Integers("perm") is { } given ? Array.ConvertAll(given, dim => (int)dim) : [.. Enumerable.Range(0, rank).Reverse()];
        return order.Order().SequenceEqual(Enumerable.Range(0, rank)) ? order : throw node.Refuse($"its order [{string.Join(", ", order)}] is none of {rank} dimensions");
    }

    public static int[] Part(OnnxNode node, int[] shape)
    {
        var (start, end) = (Math.Clamp(From(node.Integer("start", 0)), 0, shape.Length), Math.Clamp(From(node.Integer("end", shape.Length)), 0, shape.Length));
        return start <= end ? shape[(int)start..(int)end] : [];

        long From(long place) => place < 0 ? place + shape.Length : place;
    }

    /// <summary>The sizes that a reshape asks for: 0 is the one before, -1 the rest.</summary>
    public static int[] Reshaped(OnnxNode node, int[] shape, int[] target)
    {
        var sizes = target.Select((size, dim) => size == 0 && node.Integer("allowzero", 0) == 0 ? dim < shape.Length ? shape[dim] : throw node.Refuse("it copies a dimension that is not there") : size).ToArray();
        var total = Guard.Product(shape, node.Place);
        var known = sizes.Where(size => size != -1).Aggregate(1L, (product, size) => product * size);
        var open = Array.IndexOf(sizes, -1);
        if (open >= 0)
            sizes[open] = known > 0 && total % known == 0 ? (int)(total / known) : throw node.Refuse($"[{string.Join(", ", shape)}] cannot become [{string.Join(", ", target)}]");
        return sizes.Aggregate(1L, (product, size) => product * size) == total ? sizes : throw node.Refuse($"[{string.Join(", ", shape)}] cannot become [{string.Join(", ", target)}]");
    }

    public static int[] Squeezed(OnnxNode node, int[] shape, IReadOnlyList<OnnxTensor?> inputs)
    {
        if (node.Op == "Squeeze")
        {
            var gone = Axes(node, shape.Length, inputs) ?? [.. Enumerable.Range(0, shape.Length).Where(dim => shape[dim] == 1)];
            return [.. shape.Where((_, dim) => !gone.Contains(dim))];
        }

        var count = node.Integers("axes")?.Length ?? (inputs.Count > 1 ? inputs[1]?.Values.Length : null) ?? throw node.Refuse("it names no dimensions");
        var sizes = shape.ToList();
        foreach (var axis in Axes(node, shape.Length + count, inputs)!.Order())
            sizes.Insert(axis, 1);
        return [.. sizes];
    }

    public static int[] Expanded(OnnxNode node, int[] a, int[] b)
    {
        var rank = Math.Max(a.Length, b.Length);
        int[] left = [.. Enumerable.Repeat(1, rank - a.Length), .. a], right = [.. Enumerable.Repeat(1, rank - b.Length), .. b];
        return [.. left.Select((size, dim) => size == right[dim] || right[dim] == 1 ? size : size == 1 ? right[dim]
            : throw node.Refuse($"tensors of [{string.Join(", ", a)}] and [{string.Join(", ", b)}] do not go together"))];
    }

    /// <summary>For each dimension that a slice cuts the places that remain.</summary>
    public static IEnumerable<(int Dim, int[] Places)> Slices(OnnxNode node, int[] shape, IReadOnlyList<OnnxTensor?> inputs, int opset)
    {
        var isOld = node.Has("starts");
        var starts = isOld ? node.Integers("starts")! : Array.ConvertAll(Need(1), value => (long)value);
        var ends = isOld ? node.Integers("ends") ?? throw node.Refuse("it has no ends") : Array.ConvertAll(Need(2), value => (long)value);
        var axes = (isOld ? node.Integers("axes") : inputs.ElementAtOrDefault(3) is { } given ? Array.ConvertAll(given.Integers, value => (long)value) : null) ?? [.. Enumerable.Range(0, starts.Length).Select(dim => (long)dim)];
        var steps = inputs.ElementAtOrDefault(4)?.Integers ?? [.. Enumerable.Repeat(1, starts.Length)];
        if (starts.Length != ends.Length || axes.Length != starts.Length || steps.Length != starts.Length)
            throw node.Refuse("its starts, ends, axes and steps are not equally many");
        for (var place = 0; place < starts.Length; place++)
        {
            var dim = Counted(node, axes[place], shape.Length);
            yield return (dim, Cut(node, shape[dim], starts[place], ends[place], steps[place]));
        }

        int[] Need(int place) => inputs.ElementAtOrDefault(place)?.Integers ?? throw node.Refuse("it cuts at places that are computed from the signal");
    }

    public static IEnumerable<int[]> Splits(OnnxNode node, int[] shape, IReadOnlyList<OnnxTensor?> inputs)
    {
        var axis = Axis(node, shape.Length, 0);
        var size = shape[axis];
        var count = Math.Max(1, (int)Math.Min(node.Integer("num_outputs", node.Outputs.Count), size));
        var each = (size + count - 1) / count;
        var sizes = node.Integers("split")?.Select(part => (int)part).ToArray() ?? inputs.ElementAtOrDefault(1)?.Integers
            ?? [.. Enumerable.Range(0, count).Select(part => Math.Min(each, size - part * each))];
        if (Array.Exists(sizes, part => part < 0) || sizes.Sum(part => (long)part) != size)
            throw node.Refuse($"its parts [{string.Join(", ", sizes)}] do not make {size}");
        var start = 0;
        foreach (var part in sizes)
        {
            yield return [.. Enumerable.Range(start, part)];
            start += part;
        }
    }

    public static int[] Places(OnnxNode node, int[] indices, int size) => Array.ConvertAll(indices, index =>
        (index < 0 ? index + size : index) is var place && place >= 0 && place < size ? place : throw node.Refuse($"it picks place {index} of {size}"));

    private static int[] Cut(OnnxNode node, int size, long start, long end, int step)
    {
        if (step == 0)
            throw node.Refuse("its step is zero");
        start = Math.Clamp(start < 0 ? start + size : start, 0, step > 0 ? size : size - 1);
        end = Math.Clamp(end < 0 ? end + size : end, step > 0 ? 0 : -1, size);
        var count = step > 0 ? (end - start + step - 1) / step : (start - end - step - 1) / -(long)step;
        return [.. Enumerable.Range(0, (int)Math.Max(0, count)).Select(place => (int)start + place * step)];
    }
}
