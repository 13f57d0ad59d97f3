using System.Linq;
using Gen.Import.Graph;
using Gen.Import.Tensors;

namespace Gen.Import.Formats.Onnx;

/// <summary>Normalisations by a signal's own mean and deviation, as one operator or as the chain of operators that exporters write.</summary>
internal static class OnnxNormalization
{
    /// <summary>LayerNormalization: from an axis to the last one.</summary>
    public static View OverLast(OnnxReader reader, OnnxNode node, View x)
    {
        var axis = Shapes.Axis(node, x.Rank, -1);
        var (gamma, beta) = (reader.Need(node, 1), reader.Constant(node, 2));
        if (axis != x.Rank - 1)
        {
            var normal = Composed(reader, x, [.. Enumerable.Range(axis, x.Rank - axis)], node.Real("epsilon", 1e-5));
            normal = OnnxArithmetic.Affine(reader, normal, gamma, null, 1);
            return beta is null ? normal : OnnxArithmetic.Affine(reader, normal, null, beta, 1);
        }

        var ones = gamma.Values.Length == 1 && x.Sizes[axis] > 1 ? [.. Enumerable.Repeat((float)gamma.Values[0], x.Sizes[axis])] : gamma.Floats;
        return reader.Ops.OnChannels(x, axis, signal => reader.Ops.Signals.LayerNorm(signal, ones, beta?.Floats ?? new float[ones.Length], node.Real("epsilon", 1e-5)));
    }

    /// <summary>InstanceNormalization: each channel over all its places. A group normalisation is one between two reshapes.</summary>
    public static View OfInstances(OnnxReader reader, OnnxNode node, View x)
    {
        var (gamma, beta) = (reader.Need(node, 1).Floats, reader.Need(node, 2).Floats);
        var normal = Composed(reader, x, [.. Enumerable.Range(2, x.Rank - 2)], node.Real("epsilon", 1e-5));
        return gamma.All(value => value == 1) && beta.All(value => value == 0)
            ? normal
            : reader.Ops.OnEach(normal, 1, [gamma, beta], (signal, values) => reader.Ops.Signals.Scale(signal, values[0], values[1]));
    }

    /// <summary>(x - mean) / sqrt(mean of squares + epsilon) over one dimension, written out: a division whose sides come from the same mean.</summary>
    /// <returns>The layer that does the same, or nothing where it is another division.</returns>
    public static View? Recognised(OnnxReader reader, OnnxNode division)
    {
        if (Maker(reader, division, 0, "Sub") is not { } centred || Maker(reader, division, 1, "Sqrt") is not { } root || Maker(reader, root, 0, "Add") is not { } sum)
            return null;
        var variance = Maker(reader, sum, 0, "ReduceMean") ?? Maker(reader, sum, 1, "ReduceMean");
        var epsilon = new[] { 0, 1 }.Select(place => reader.Value(sum, place)).OfType<OnnxTensor>().FirstOrDefault(tensor => tensor.Values.Length == 1);
        if (variance is null || epsilon is null || Maker(reader, centred, 1, "ReduceMean") is not { } mean || mean.Inputs[0] != centred.Inputs[0] || !IsSquareOf(reader, variance, centred))
            return null;
        if (reader.Value(centred, 0) is not View x || AxisOf(reader, mean, x) is not { } axis || AxisOf(reader, variance, x) != axis || axis == x.BatchDim)
            return null;
        var ones = Enumerable.Repeat(1f, x.Sizes[axis]).ToArray();
        return reader.Ops.OnChannels(x, axis, signal => reader.Ops.Signals.LayerNorm(signal, ones, new float[ones.Length], epsilon.Values[0]));
    }

    /// <summary>By means, products and a square root.</summary>
    private static View Composed(OnnxReader reader, View x, int[] dims, double epsilon)
    {
        var ops = reader.Ops;
        var centred = ops.Combine("Add", x, OnnxArithmetic.Scale(reader, ops.Reduce(x, false, dims, true), -1, 0));
        var variance = ops.Reduce(ops.Combine("Multiply", centred, centred), false, dims, true);
        return ops.Combine("Multiply", centred, ops.Activation(ops.Activation(OnnxArithmetic.Scale(reader, variance, 1, epsilon), "Sqrt"), "Reciprocal"));
    }

    private static bool IsSquareOf(OnnxReader reader, OnnxNode variance, OnnxNode centred)
    {
        var name = centred.Outputs[0];
        return Maker(reader, variance, 0, "Pow") is { } power && SameValue(reader, power.Inputs[0], centred) && reader.Value(power, 1) is OnnxTensor { Values: [2] }
            || Maker(reader, variance, 0, "Mul") is { } product && product.Inputs.All(input => input == name);
    }

    /// <summary>Some exporters write the difference a second time for the variance.</summary>
    private static bool SameValue(OnnxReader reader, string name, OnnxNode centred) => name == centred.Outputs[0]
        || (reader.MakerOf(name) is { Op: "Sub" } other && other.Inputs.SequenceEqual(centred.Inputs));

    private static int? AxisOf(OnnxReader reader, OnnxNode mean, View x) => mean.Integer("keepdims", 1) != 0 && Shapes.Axes(mean, x.Rank, reader.Constants(mean)) is [var axis] ? axis : null;

    private static OnnxNode? Maker(OnnxReader reader, OnnxNode node, int place, string op) =>
        place < node.Inputs.Count && reader.MakerOf(node.Inputs[place]) is { } maker && maker.Op == op ? maker : null;
}
