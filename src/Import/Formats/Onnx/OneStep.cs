using System;
using System.Linq;
using Gen.Import.Graph;
using Gen.Import.Tensors;

namespace Gen.Import.Formats.Onnx;

/// <summary>
/// One step of an LSTM whose state comes in and goes out: a model that is called once for each frame. Its gates are dense layers, so that the network has the file's
/// own inputs and outputs.
/// </summary>
internal static class OneStep
{
    public static bool Is(OnnxReader reader, OnnxNode node, View x) => node.Op == "LSTM" && x.Sizes[0] == 1 && x.Batch == 1 && node.Text("direction", "forward") == "forward"
        && reader.Value(node, 5) is View && reader.Value(node, 6) is View && reader.Value(node, 4) is not View && reader.Value(node, 7) is null
        && (node.Texts("activations") ?? ["Sigmoid", "Tanh", "Tanh"]).SequenceEqual(["Sigmoid", "Tanh", "Tanh"], StringComparer.OrdinalIgnoreCase);

    public static object[] Apply(OnnxReader reader, OnnxNode node, View x, Cells cells)
    {
        var ops = reader.Ops;
        var (h, c) = (State(reader, node, 5), State(reader, node, 6));
        ops.Signals.Name = null;
        View Gate(int gate, string function)
        {
            var bias = cells.Bias is { } all ? Columns(all.Reshape(1, all.Values.Length), gate).Values : null;
            var sum = ops.Combine("Add", ops.Linear(x, 2, Columns(cells.Weight, gate), bias), ops.Linear(h, 2, Columns(cells.Recurrent, gate), null));
            return ops.Activation(sum, function);
        }

        var remembered = ops.Combine("Multiply", Gate(1, "Sigmoid"), c);
        var memory = ops.Combine("Add", ops.Combine("Multiply", Gate(0, "Sigmoid"), Gate(2, "Tanh")), remembered);
        var output = ops.Combine("Multiply", Gate(3, "Sigmoid"), ops.Activation(memory, "Tanh"));
        return [output.Unsqueeze(1), output, memory];
    }

    private static View State(OnnxReader reader, OnnxNode node, int place)
    {
        var state = reader.Signal(node, place);
        return state is { Rank: 3, Batch: 1, Sizes: [1, 1, _] } ? state with { BatchDim = 1 } : throw node.Refuse("its first state is no vector of its units");
    }

    /// <summary>The columns of one gate.</summary>
    private static Grid Columns(Grid grid, int gate)
    {
        var (rows, units) = (grid.Shape[0], grid.Shape[1] / 4);
        return new([.. Enumerable.Range(0, rows * units).Select(place => grid.Values[place / units * grid.Shape[1] + gate * units + place % units])], rows, units);
    }
}
