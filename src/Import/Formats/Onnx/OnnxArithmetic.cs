using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Import.Graph;
using Gen.Import.Tensors;

namespace Gen.Import.Formats.Onnx;

/// <summary>Sums, products and matrices.</summary>
internal static class OnnxArithmetic
{
    public static bool IsTwoSided(string op) => op is "Add" or "Sum" or "Sub" or "Mul" or "Div" or "MatMul" or "Gather" or "Min" or "Max" or "Mean";

    public static View Scale(OnnxReader reader, View x, double scale, double shift) => reader.Ops.Pointwise(x, signal => reader.Ops.Signals.Scale(signal, scale, shift));

    public static OnnxTensor Constant(OnnxNode node) => node.Tensor("value")
        ?? (node.Has("value_float") ? new OnnxTensor([], [node.Real("value_float", 0)], false)
        : node.Has("value_int") ? new OnnxTensor([], [node.Integer("value_int", 0)], true)
        : node.Reals("value_floats") is { } reals ? new OnnxTensor([reals.Length], reals, false)
        : node.Integers("value_ints") is { } integers ? new OnnxTensor([integers.Length], Array.ConvertAll(integers, value => (double)value), true)
        : throw node.Refuse("it is a constant of a kind that is not taken"));

    public static View MatMul(OnnxReader reader, OnnxNode node, View x)
    {
        if (reader.Value(node, 0) is View && reader.Value(node, 1) is View)
            throw node.Refuse("it multiplies two signals with each other, as attention does, which has no counterpart");
        var isLeft = reader.Value(node, 0) is OnnxTensor;
        var weight = Matrix(node, reader.Need(node, isLeft ? 0 : 1));
        return isLeft ? reader.Ops.Linear(x, x.Rank - 2, weight.Transpose(1, 0), null) : reader.Ops.Linear(x, x.Rank - 1, weight, null);
    }

    public static View Gemm(OnnxReader reader, OnnxNode node, View x)
    {
        if (node.Integer("transA", 0) != 0)
            throw node.Refuse("its signal is transposed, which mixes samples");
        var (alpha, beta) = ((float)node.Real("alpha", 1), (float)node.Real("beta", 1));
        var weight = Matrix(node, reader.Need(node, 1));
        weight = node.Integer("transB", 0) != 0 ? weight.Transpose(1, 0) : weight;
        if (alpha != 1)
            weight = new(Array.ConvertAll(weight.Values, value => alpha * value), weight.Shape);
        var bias = reader.Constant(node, 2)?.Floats;
        if (bias is { Length: 1 } && weight.Shape[1] > 1)
            bias = [.. Enumerable.Repeat(bias[0], weight.Shape[1])];
        return reader.Ops.Linear(x, x.Rank - 1, weight, bias is null ? null : Array.ConvertAll(bias, value => beta * value));
    }

    public static View Add(OnnxReader reader, OnnxNode node, View x)
    {
        var sum = x;
        foreach (var value in Others(reader, node, x))
            sum = value is OnnxTensor constant ? Affine(reader, sum, null, constant, 1) : reader.Ops.Combine("Add", sum, (View)value);
        return sum;
    }

    public static View Mean(OnnxReader reader, OnnxNode node, View x) => Scale(reader, Add(reader, node, x), 1.0 / node.Inputs.Count, 0);

    public static View Subtract(OnnxReader reader, OnnxNode node, View x) => (reader.Value(node, 0), reader.Value(node, 1)) switch
    {
        (View left, View right) => reader.Ops.Combine("Add", left, Scale(reader, right, -1, 0)),
        (View left, OnnxTensor right) => Affine(reader, left, null, right, -1),
        (OnnxTensor left, View right) => Affine(reader, Scale(reader, right, -1, 0), null, left, 1),
        _ => throw node.Refuse("it lacks an input"),
    };

    public static View Multiply(OnnxReader reader, OnnxNode node, View x) => Others(reader, node, x).Single() switch
    {
        OnnxTensor constant => Affine(reader, x, constant, null, 1),
        View other => reader.Ops.Combine("Multiply", x, other),
        _ => throw node.Refuse("it lacks an input"),
    };

    public static View Divide(OnnxReader reader, OnnxNode node, View x) => (reader.Value(node, 0), reader.Value(node, 1)) switch
    {
        (View left, OnnxTensor by) => Affine(reader, left, by with { Values = Array.ConvertAll(by.Values, value => value == 0 ? throw node.Refuse("it divides by zero") : 1 / value) }, null, 1),
        (View left, View right) => Softsign(reader, node, left) ?? OnnxNormalization.Recognised(reader, node) ?? reader.Ops.Combine("Multiply", left, reader.Ops.Activation(right, "Reciprocal")),
        (OnnxTensor left, View right) => Affine(reader, reader.Ops.Activation(right, "Reciprocal"), left, null, 1),
        _ => throw node.Refuse("it lacks an input"),
    };

    /// <summary>x / (1 + |x|), written out.</summary>
    private static View? Softsign(OnnxReader reader, OnnxNode node, View x) => reader.MakerOf(node.Inputs[1]) is { Op: "Add" } sum
        && new[] { 0, 1 }.Any(place => reader.Value(sum, place) is OnnxTensor { Values: [1] }) && sum.Inputs.Any(input => reader.MakerOf(input) is { Op: "Abs" } magnitude && magnitude.Inputs[0] == node.Inputs[0])
        ? reader.Ops.Activation(x, "Softsign") : null;

    public static View Power(OnnxReader reader, OnnxNode node, View x) => reader.Need(node, 1).Values switch
    {
        [1] => x,
        [2] => reader.Ops.Combine("Multiply", x, x),
        [3] => reader.Ops.Combine("Multiply", reader.Ops.Combine("Multiply", x, x), x),
        [0.5] => reader.Ops.Activation(x, "Sqrt"),
        [-1] => reader.Ops.Activation(x, "Reciprocal"),
        [-0.5] => reader.Ops.Activation(reader.Ops.Activation(x, "Sqrt"), "Reciprocal"),
        _ => throw node.Refuse("only the powers 1, 2, 3, -1, and 0.5 of either sign are taken"),
    };

    /// <summary>The greater of a signal and zero, or other bounds on one side.</summary>
    public static View Bound(OnnxReader reader, OnnxNode node, View x) => Others(reader, node, x).Single() switch
    {
        OnnxTensor { Values: [var bound] } => node.Op == "Max" ? AtLeast(reader, x, bound) : AtMost(reader, x, bound),
        _ => throw node.Refuse("it compares signals, which has no counterpart"),
    };

    public static View Clip(OnnxReader reader, OnnxNode node, View x)
    {
        var least = node.Has("min") ? node.Real("min", 0) : reader.Constant(node, 1)?.Values[0] ?? float.MinValue;
        var most = node.Has("max") ? node.Real("max", 0) : reader.Constant(node, 2)?.Values[0] ?? float.MaxValue;
        if (least <= -1e30 && most >= 1e30)
            return x;
        return most >= 1e30 ? AtLeast(reader, x, least) : least <= -1e30 ? AtMost(reader, x, most)
            : most > least ? Keras.KerasActivations.Clip(reader.Ops, x, least, most) : throw node.Refuse($"nothing is between {least} and {most}");
    }

    public static object Concat(OnnxReader reader, OnnxNode node)
    {
        var values = node.Inputs.Select((_, place) => reader.Value(node, place)!).ToList();
        var first = values.OfType<View>().First();
        var axis = Shapes.Axis(node, first.Rank, 0);
        if (values.TrueForAll(value => value is View))
            return reader.Ops.Concat([.. values.Cast<View>()], axis);
        // Zeros in front or behind are padding.
        var at = values.FindIndex(value => value is View);
        if (values.Count(value => value is View) != 1 || values.OfType<OnnxTensor>().Any(part => Array.Exists(part.Values, value => value != 0)))
            throw node.Refuse("it joins a signal with constants");
        return reader.Ops.Pad(first, axis, Sum(values.Take(at)), Sum(values.Skip(at + 1)), "Constant");

        int Sum(IEnumerable<object> parts) => parts.Sum(part => ((OnnxTensor)part).Shape.ElementAtOrDefault(axis));
    }

    private static View AtLeast(OnnxReader reader, View x, double bound) => Scale(reader, reader.Ops.Activation(Scale(reader, x, 1, -bound), "Relu"), 1, bound);

    private static View AtMost(OnnxReader reader, View x, double bound) => Scale(reader, reader.Ops.Activation(Scale(reader, x, -1, bound), "Relu"), -1, bound);

    private static IEnumerable<object> Others(OnnxReader reader, OnnxNode node, View x)
    {
        var isSkipped = false;
        for (var place = 0; place < node.Inputs.Count; place++)
        {
            var value = reader.Value(node, place) ?? throw node.Refuse("it lacks an input");
            if (!isSkipped && ReferenceEquals(value, x))
                isSkipped = true;
            else
                yield return value;
        }
    }

    public static View Affine(OnnxReader reader, View x, OnnxTensor? scale, OnnxTensor? shift, double sign)
    {
        // A constant of more dimensions gives the signal as many.
        while (x.Rank < Math.Max(scale?.Rank ?? 0, shift?.Rank ?? 0))
            x = x.Unsqueeze(0);
        Orient(reader, x, scale ?? shift!);
        return reader.Ops.Affine(x, view => Spread(reader, view, scale, 1), view => Array.ConvertAll(Spread(reader, view, shift, 0), value => sign * value));
    }

    /// <summary>The dimension in which constants differ is one of channels.</summary>
    private static void Orient(OnnxReader reader, View x, OnnxTensor constant)
    {
        if (x.Layer.Order != InputOrder.Open || constant.Values.Length == 1)
            return;
        var channel = x.Rank - 1 - constant.Shape.Reverse().TakeWhile(size => size == 1).Count();
        reader.Ops.Arrange.Take(x, reader.Ops.Others(x, channel), [channel]);
    }

    private static double[] Spread(OnnxReader reader, View view, OnnxTensor? constant, double byDefault) =>
        constant is null ? reader.Ops.Spread(view, [], [byDefault]) : reader.Ops.Spread(view, constant.Shape, constant.Values);

    private static Grid Matrix(OnnxNode node, OnnxTensor tensor) => tensor.Rank >= 2 && tensor.Shape[..^2].All(size => size == 1)
        ? tensor.Grid.Reshape(tensor.Shape[^2], tensor.Shape[^1])
        : tensor.Rank == 1 ? tensor.Grid.Reshape(tensor.Shape[0], 1) : throw node.Refuse($"its matrix has the shape [{string.Join(", ", tensor.Shape)}]");
}
