using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Import.Graph;
using Gen.Import.Tensors;

namespace Gen.Import.Formats.Onnx;

/// <summary>A table of ONNX's operators on signals.</summary>
internal static class OnnxOperators
{
    private delegate View Make(OnnxReader reader, OnnxNode node, View x);

    private static readonly Dictionary<string, Make> s_operators = new(StringComparer.Ordinal)
    {
        ["Conv"] = OnnxConvolutions.Convolution,
        ["ConvTranspose"] = OnnxConvolutions.Transposed,
        ["MaxPool"] = (reader, node, x) => OnnxConvolutions.Pool(reader, node, x, isMax: true),
        ["AveragePool"] = (reader, node, x) => OnnxConvolutions.Pool(reader, node, x, isMax: false),
        ["GlobalMaxPool"] = (reader, node, x) => reader.Ops.Reduce(x, true, [.. Enumerable.Range(2, x.Rank - 2)], true),
        ["GlobalAveragePool"] = (reader, node, x) => reader.Ops.Reduce(x, false, [.. Enumerable.Range(2, x.Rank - 2)], true),
        ["Pad"] = OnnxConvolutions.Pad,
        ["Resize"] = OnnxConvolutions.Resize,
        ["Upsample"] = OnnxConvolutions.Resize,
        ["ReduceMean"] = (reader, node, x) => Reduce(reader, node, x, isMax: false, factor: 1),
        ["ReduceSum"] = (reader, node, x) => Reduce(reader, node, x, isMax: false, factor: 0),
        ["ReduceMax"] = (reader, node, x) => Reduce(reader, node, x, isMax: true, factor: 1),
        ["ReduceL2"] = (reader, node, x) => reader.Ops.Activation(Reduce(reader, node, reader.Ops.Combine("Multiply", x, x), isMax: false, factor: 0), "Sqrt"),
        ["ReduceSumSquare"] = (reader, node, x) => Reduce(reader, node, reader.Ops.Combine("Multiply", x, x), isMax: false, factor: 0),
        ["BatchNormalization"] = BatchNorm,
        ["LayerNormalization"] = OnnxNormalization.OverLast,
        ["InstanceNormalization"] = OnnxNormalization.OfInstances,
        ["MatMul"] = OnnxArithmetic.MatMul,
        ["Gemm"] = OnnxArithmetic.Gemm,
        ["Add"] = OnnxArithmetic.Add, ["Sum"] = OnnxArithmetic.Add, ["Sub"] = OnnxArithmetic.Subtract, ["Mul"] = OnnxArithmetic.Multiply, ["Div"] = OnnxArithmetic.Divide,
        ["Pow"] = OnnxArithmetic.Power, ["Min"] = OnnxArithmetic.Bound, ["Max"] = OnnxArithmetic.Bound, ["Mean"] = OnnxArithmetic.Mean,
        ["Neg"] = (reader, _, x) => OnnxArithmetic.Scale(reader, x, -1, 0),
        ["Clip"] = OnnxArithmetic.Clip,
        ["Abs"] = (reader, _, x) => reader.Ops.Combine("Add", reader.Ops.Activation(x, "Relu"), reader.Ops.Activation(OnnxArithmetic.Scale(reader, x, -1, 0), "Relu")),
        ["Relu"] = (reader, _, x) => reader.Ops.Activation(x, "Relu"),
        ["LeakyRelu"] = (reader, node, x) => reader.Ops.Activation(x, "LeakyRelu", node.Real("alpha", 0.01)),
        ["Elu"] = (reader, node, x) => reader.Ops.Activation(x, "Elu", node.Real("alpha", 1)),
        ["Selu"] = (reader, _, x) => reader.Ops.Activation(x, "Selu"),
        ["Gelu"] = (reader, node, x) => node.Text("approximate", "none") == "none" ? reader.Ops.Activation(x, "Gelu") : throw node.Refuse("only the exact gelu is taken"),
        ["Sigmoid"] = (reader, _, x) => reader.Ops.Activation(x, "Sigmoid"),
        ["HardSigmoid"] = HardSigmoid,
        ["HardSwish"] = (reader, _, x) => reader.Ops.Activation(x, "HardSwish"),
        ["Tanh"] = (reader, _, x) => reader.Ops.Activation(x, "Tanh"),
        ["Softplus"] = (reader, _, x) => reader.Ops.Activation(x, "Softplus"),
        ["Softsign"] = (reader, _, x) => reader.Ops.Activation(x, "Softsign"),
        ["Swish"] = (reader, node, x) => node.Real("alpha", 1) == 1 ? reader.Ops.Activation(x, "Swish") : throw node.Refuse("only an alpha of 1 is taken"),
        ["Mish"] = (reader, _, x) => reader.Ops.Combine("Multiply", x, reader.Ops.Activation(reader.Ops.Activation(x, "Softplus"), "Tanh")),
        ["Erf"] = (reader, _, x) => reader.Ops.Activation(x, "Erf"),
        ["Celu"] = (reader, node, x) => OnnxArithmetic.Scale(reader, reader.Ops.Activation(OnnxArithmetic.Scale(reader, x, 1 / node.Real("alpha", 1), 0), "Elu"), node.Real("alpha", 1), 0),
        ["ThresholdedRelu"] = (_, node, _) => throw node.Refuse("it leaps at its threshold, which has no counterpart"),
        ["Sqrt"] = (reader, _, x) => reader.Ops.Activation(x, "Sqrt"),
        ["Reciprocal"] = (reader, _, x) => reader.Ops.Activation(x, "Reciprocal"),
        ["Exp"] = (reader, _, x) => reader.Ops.Activation(x, "Exp"),
        ["Log"] = (reader, _, x) => reader.Ops.Activation(x, "Log"),
        ["LogSoftmax"] = (reader, node, x) => reader.Ops.Activation(Softmax(reader, node, x), "Log"),
        ["PRelu"] = PRelu,
        ["Softmax"] = Softmax,
        ["Flatten"] = (reader, node, x) => reader.Ops.Flatten(x, Shapes.Axis(node, x.Rank + 1, 1)),
        ["Reshape"] = (reader, node, x) => x.Reshape(Shapes.Reshaped(node, x.FileSizes, node.Integers("shape")?.Select(size => (int)size).ToArray() ?? reader.Need(node, 1).Integers), node.Place),
        ["Transpose"] = (_, node, x) => x.Transpose(Shapes.Order(node, x.Rank)),
        ["Squeeze"] = Squeeze,
        ["Unsqueeze"] = Unsqueeze,
        ["Slice"] = (reader, node, x) => Shapes.Slices(node, x.FileSizes, reader.Constants(node), reader.Opset).Aggregate(x, (part, slice) => Cut(node, part, slice.Dim, slice.Places)),
        ["Expand"] = Expand,
        ["Tile"] = Tile,
        ["Gather"] = Gather,
        ["Identity"] = (_, _, x) => x, ["Dropout"] = (_, _, x) => x,
        ["Cast"] = (_, node, x) => node.Integer("to", 1) is 1 or 10 or 11 or 16 or 6 or 7 ? x : throw node.Refuse("it turns a signal into other than numbers"),
    };

    private static readonly Dictionary<string, string> s_ways = new(StringComparer.Ordinal)
    {
        ["Loop"] = "A loop has no counterpart; export the model without it, for one length",
        ["Scan"] = "A loop has no counterpart; export the model without it, for one length",
        ["DequantizeLinear"] = "The model is quantised; import the one that it was made from",
        ["QuantizeLinear"] = "The model is quantised; import the one that it was made from",
        ["QLinearConv"] = "The model is quantised; import the one that it was made from",
        ["ConvInteger"] = "The model is quantised; import the one that it was made from",
        ["MatMulInteger"] = "The model is quantised; import the one that it was made from",
        ["DynamicQuantizeLinear"] = "The model is quantised; import the one that it was made from",
    };

    public static object[] Apply(OnnxReader reader, OnnxNode node)
    {
        switch (node.Op)
        {
            case "Constant":
                return [OnnxArithmetic.Constant(node)];
            case "If":
                var branch = reader.Need(node, 0).Values.FirstOrDefault() != 0 ? "then_branch" : "else_branch";
                return reader.Results(node.Graph(branch) ?? throw node.Refuse("it has no such branch"));
            case "LSTM" or "GRU" or "RNN":
                return OnnxRecurrent.Apply(reader, node);
            case "Split":
                var whole = reader.Signal(node, 0);
                var axis = Shapes.Axis(node, whole.Rank, 0);
                return [.. Shapes.Splits(node, whole.FileSizes, reader.Constants(node)).Select(places => (object)Cut(node, whole, axis, places))];
            case "Concat":
                return [OnnxArithmetic.Concat(reader, node)];
        }

        if (!s_operators.TryGetValue(node.Op, out var make))
            throw node.Refuse(s_ways.GetValueOrDefault(node.Op) ?? "Gen has no counterpart of the operator; cut the model off before it, or write what it does outside the network");
        // Of what is computed from two sides the signal may be either.
        return [make(reader, node, reader.Value(node, 0) is View x ? x : OnnxArithmetic.IsTwoSided(node.Op) ? reader.Signal(node, 1) : reader.Signal(node, 0))];
    }

    public static View Cut(OnnxNode node, View x, int dim, int[] places)
    {
        if (places.Length == 0)
            throw node.Refuse("nothing remains of its signal");
        return dim == x.BatchDim && x.Batch > 1
            ? places.Length == x.Batch * x.Sizes[dim] ? x : throw node.Refuse("it takes some of a batch's samples")
            : x.Select(dim, places, node.Place);
    }

    private static View Reduce(OnnxReader reader, OnnxNode node, View x, bool isMax, double factor)
    {
        var axes = Shapes.Axes(node, x.Rank, reader.Constants(node)) ?? [.. Enumerable.Range(0, x.Rank).Where(dim => dim != x.BatchDim)];
        var count = axes.Aggregate(1, (product, dim) => product * x.Sizes[dim]);
        var reduced = reader.Ops.Reduce(x, isMax, axes, node.Integer("keepdims", 1) != 0);
        return factor == 1 || count == 1 ? reduced : OnnxArithmetic.Scale(reader, reduced, count, 0);
    }

    private static View BatchNorm(OnnxReader reader, OnnxNode node, View x)
    {
        if (node.Integer("training_mode", 0) != 0 || (reader.Opset < 9 && node.Integer("spatial", 1) == 0))
            throw node.Refuse("it normalises by the batch, as in training; export the model for inference");
        return reader.Ops.OnEach(x, 1, [.. Enumerable.Range(1, 4).Select(place => reader.Need(node, place).Floats)], (signal, values) =>
            reader.Ops.Signals.BatchNorm(signal, values[0], values[1], values[2], values[3], node.Real("epsilon", 1e-5)));
    }

    private static View HardSigmoid(OnnxReader reader, OnnxNode node, View x)
    {
        // alpha x + beta between 0 and 1; Gen's is x / 6 + 0.5.
        var (alpha, beta) = (node.Real("alpha", 0.2), node.Real("beta", 0.5));
        return reader.Ops.Activation(OnnxArithmetic.Scale(reader, x, 6 * alpha, 6 * (beta - 0.5)), "HardSigmoid");
    }

    private static View PRelu(OnnxReader reader, OnnxNode node, View x)
    {
        // Slopes are spread like any constant: their last dimension is the signal's last one.
        var given = reader.Need(node, 1);
        int[] shape = [.. Enumerable.Repeat(1, Math.Max(0, x.Rank - given.Rank)), .. given.Shape];
        var differing = Enumerable.Range(0, shape.Length).Where(dim => shape[dim] > 1).ToArray();
        if (shape.Length != x.Rank || differing.Length > 1)
            throw node.Refuse($"its slopes of [{string.Join(", ", given.Shape)}] differ in more than one dimension, where only those of channels may");
        var channel = differing.Length == 1 ? differing[0] : reader.Ops.Arrange.ChannelsFirst && x.Rank > 1 ? 1 : x.Rank - 1;
        var slopes = given.Floats.Length == 1 ? [.. Enumerable.Repeat(given.Floats[0], x.Sizes[channel])] : given.Floats;
        return reader.Ops.OnEach(x, channel, [slopes], (signal, values) => reader.Ops.Signals.PRelu(signal, values[0]));
    }

    private static View Softmax(OnnxReader reader, OnnxNode node, View x)
    {
        var axis = Shapes.Axis(node, x.Rank, reader.Opset < 13 ? 1 : -1);
        // Before opset 13 all dimensions from the axis on are one.
        if (reader.Opset < 13 && x.Sizes.Skip(axis + 1).Any(size => size > 1))
            throw node.Refuse("it is over several dimensions at once, as opsets before 13 have it");
        return reader.Ops.Softmax(x, axis);
    }

    private static View Squeeze(OnnxReader reader, OnnxNode node, View x)
    {
        var axes = Shapes.Axes(node, x.Rank, reader.Constants(node)) ?? [.. Enumerable.Range(0, x.Rank).Where(dim => x.Sizes[dim] == 1 && (dim != x.BatchDim || x.Batch == 1))];
        return axes.OrderDescending().Aggregate(x, (view, dim) => view.Squeeze(dim, node.Place));
    }

    private static View Unsqueeze(OnnxReader reader, OnnxNode node, View x)
    {
        var count = node.Integers("axes")?.Length ?? reader.Need(node, 1).Values.Length;
        return Shapes.Axes(node, x.Rank + count, reader.Constants(node))!.Order().Aggregate(x, (view, dim) => view.Unsqueeze(dim));
    }

    private static View Expand(OnnxReader reader, OnnxNode node, View x)
    {
        var target = Shapes.Expanded(node, x.FileSizes, reader.Need(node, 1).Integers);
        var added = target.Length - x.Rank;
        int[] sizes = [.. target.Select((size, dim) => dim == x.BatchDim + added ? size / x.Batch : size)];
        return x.Broadcast(sizes, x.BatchDim + added, node.Place);
    }

    private static View Tile(OnnxReader reader, OnnxNode node, View x)
    {
        var repeats = reader.Need(node, 1).Integers;
        for (var dim = 0; dim < x.Rank && dim < repeats.Length; dim++)
        {
            var size = x.Sizes[dim];
            if (repeats[dim] != 1)
                x = Cut(node, x, dim, [.. Enumerable.Range(0, Guard.Made([size, Math.Max(repeats[dim], 0)], node.Place)).Select(place => place % size)]);
        }

        return x;
    }

    /// <summary>Places of a signal by constants; or, of a table, by the signal: an embedding.</summary>
    private static View Gather(OnnxReader reader, OnnxNode node, View x)
    {
        if (reader.Value(node, 0) is OnnxTensor table)
        {
            var indices = reader.Signal(node, 1);
            if (Shapes.Axis(node, table.Rank, 0) != 0)
                throw node.Refuse("it picks columns of a table, where only rows are taken");
            int[] dims = [.. Enumerable.Range(0, indices.Rank)];
            var embedding = Formats.Keras.KerasLayers.Embed(reader.Ops.Signals, reader.Ops.Arrange.Take(indices, dims, []), table.Grid);
            return View.Of(embedding, [.. indices.Sizes, table.Shape[1]], indices.BatchDim, indices.Batch, dims, [indices.Rank]);
        }

        var axis = Shapes.Axis(node, x.Rank, 0);
        var at = reader.Need(node, 1);
        var picked = Cut(node, x, axis, Shapes.Places(node, at.Integers, x.FileSizes[axis]));
        return at.Rank switch
        {
            0 => picked.Squeeze(axis, node.Place),
            1 => picked,
            _ => picked.Reshape([.. picked.FileSizes[..axis], .. at.Shape, .. picked.FileSizes[(axis + 1)..]], node.Place),
        };
    }
}
