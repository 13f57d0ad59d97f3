using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Import.Graph;
using Gen.Import.Tensors;

namespace Gen.Import.Formats.Keras;

/// <summary>Keras' recurrent layers.</summary>
internal static class KerasRecurrent
{
    public static View Layer(TensorOps ops, KerasLayer layer, View view) =>
        Make(ops, layer, view, [ReadCells(layer)], layer.Config.Flag("go_backwards", false) ? "Backward" : "Forward");

    public static View Bidirectional(TensorOps ops, KerasLayer wrapper, View view)
    {
        var forward = wrapper.Inner("layer", arrays => [.. arrays.Take(arrays.Count / 2)]);
        var backward = wrapper.Inner("layer", arrays => [.. arrays.Skip(arrays.Count / 2)]);
        var (merge, cells) = (wrapper.Config.Text("merge_mode") ?? "concat", new[] { ReadCells(forward), ReadCells(backward) });
        if (merge == "concat")
            return Make(ops, forward, view, cells, "Bidirectional");
        var kind = merge switch { "sum" or "ave" => "Add", "mul" => "Multiply", _ => throw wrapper.Refuse($"merge_mode '{merge}' gives two outputs", "Use concat, sum, ave or mul.") };
        ops.Signals.Name = null;
        var both = ops.Combine(kind, Make(ops, forward, view, [cells[0]], "Forward"), Make(ops, backward, view, [cells[1]], "Backward"));
        return merge == "ave" ? ops.Pointwise(both, signal => ops.Signals.Scale(signal, 0.5, 0)) : both;
    }

    private static View Make(TensorOps ops, KerasLayer layer, View view, Cells[] cells, string direction)
    {
        if (view.Rank != 3)
            throw layer.Refuse($"a tensor of {view.Rank} dimensions came to it", "Expected samples, steps and channels.");
        if (layer.Config.Flag("stateful", false))
            ops.Signals.Model.Note($"{layer.Place}: it is stateful; here each sample begins with a state of zeros. A stream keeps the state from push to push.");
        if (cells.Length == 1 && !ops.Arrange.CanTake(view, [1], [2]))
        {
            view = ops.Project(view, 1, 2, cells[0].Weight);
            cells = [cells[0] with { Weight = Recurrent.Identity(cells[0].Weight.Shape[1]) }];
        }

        var signal = ops.Arrange.Take(view, [1], [2]);
        var kind = KindOf(layer);
        var (activation, _) = KerasActivations.InCell(layer, layer.Activation());
        var (gate, _) = kind == "SimpleRnn" ? ("Sigmoid", 1) : KerasActivations.InCell(layer, GateOf(layer));
        var result = Recurrent.Make(ops.Signals, kind, signal, cells, direction, layer.ReturnsSequences,
            ("Activation", "Activation." + activation, "Activation.Tanh"), ("RecurrentActivation", "Activation." + gate, "Activation.Sigmoid"),
            ("ResetAfter", CSharp.Of(kind != "Gru" || ResetsAfter(layer)), "true"));
        if (!layer.ReturnsSequences)
            return View.Of(result, [view.Sizes[0], result.Channels], 0, view.Batch, [0], [1]);
        var sequence = View.Of(result, [view.Sizes[0], result.Steps, result.Channels], 0, view.Batch, [0, 1], [2]);
        // By itself a layer that goes backwards gives its last step first.
        return direction == "Backward" && layer.Config.Flag("go_backwards", false)
            ? sequence.Select(1, [.. Enumerable.Range(0, result.Steps).Reverse()], layer.Place)
            : sequence;
    }

    private static string KindOf(KerasLayer layer) => layer.Class switch
    {
        "LSTM" or "CuDNNLSTM" => "Lstm",
        "GRU" or "CuDNNGRU" => "Gru",
        "SimpleRNN" => "SimpleRnn",
        var other => throw layer.Refuse($"the recurrent layer '{other}' has no counterpart", "Use LSTM, GRU or SimpleRNN."),
    };

    private static string GateOf(KerasLayer layer) => layer.Class.StartsWith("CuDNN", StringComparison.Ordinal) ? "sigmoid"
        : layer.Config.Get("inner_activation") is not null ? layer.Activation("inner_activation")
        : layer.Config.Get("recurrent_activation") is not null ? layer.Activation("recurrent_activation") : layer.Major >= 3 ? "sigmoid" : "hard_sigmoid";

    private static bool ResetsAfter(KerasLayer layer) => layer.Class == "CuDNNGRU" || layer.Config.Flag("reset_after", layer.Major >= 3);

    private static Cells ReadCells(KerasLayer layer)
    {
        var cells = layer.Arrays.Count is 9 or 12 ? Old(layer) : new Cells(layer.Array(0, "kernel"), layer.Array(1, "recurrent kernel"), layer.UseBias ? layer.Array(2, "bias") : null);
        var kind = KindOf(layer);
        if (layer.Class is "CuDNNLSTM")
            cells = cells with { Bias = Folded(cells.Bias!) };
        else if (layer.Class is "CuDNNGRU")
            cells = cells with { Bias = cells.Bias!.Reshape(2, cells.Bias.Values.Length / 2) };
        var inner = KerasActivations.InCell(layer, layer.Activation()).Factor;
        if (kind == "SimpleRnn")
            return Steeper(cells, inner, 1, 0);
        // An Lstm applies the activation to its memory, too, which is no sum that a factor could go into.
        if (kind == "Lstm" && inner != 1)
            throw layer.Refuse($"the activation '{layer.Activation()}' of its memory has no counterpart", "Retrain with tanh.");
        var factor = KerasActivations.InCell(layer, GateOf(layer)).Factor;
        return kind == "Lstm" ? Steeper(cells, factor, 4, 0, 1, 3) : Steeper(Steeper(cells, factor, 3, 0, 1), inner, 3, 2);
    }

    private static Cells Steeper(Cells cells, float factor, int gates, params int[] which) => factor == 1 ? cells : new(
        Recurrent.Steeper(cells.Weight, factor, gates, which), Recurrent.Steeper(cells.Recurrent, factor, gates, which),
        cells.Bias is { } bias ? Recurrent.Steeper(bias, factor, gates, which) : null);

    /// <summary>The two halves of a bias, added.</summary>
    private static Grid Folded(Grid bias)
    {
        var half = bias.Values.Length / 2;
        return new([.. Enumerable.Range(0, half).Select(place => bias.Values[place] + bias.Values[half + place])], half);
    }

    /// <summary>Keras 1: W, U and b of each gate, of an Lstm in the order i, c, f, o, of a Gru z, r, h.</summary>
    private static Cells Old(KerasLayer layer)
    {
        string[] gates = layer.Arrays.Count == 12 ? ["i", "f", "c", "o"] : ["z", "r", "h"];
        return new(Side("W"), Side("U"), new(Side("b").Values, Side("b").Values.Length));

        Grid Side(string letter)
        {
            var parts = gates.Select(gate => layer.Arrays.FirstOrDefault(array => Ends(array.Name, $"_{letter}_{gate}"))?.Values
                ?? throw layer.Refuse($"the file has no array {letter}_{gate} of it", "It is not Keras 1's way of storing it.")).ToList();
            var (rows, units) = (parts[0].Rank == 1 ? 1 : parts[0].Shape[0], parts[0].Shape[^1]);
            var values = new float[rows * units * gates.Length];
            for (var index = 0; index < values.Length; index++)
                values[index] = parts[index / units % gates.Length].Values[index / units / gates.Length * units + index % units];
            return new(values, rows, units * gates.Length);
        }

        static bool Ends(string name, string suffix) => name.Split(':')[0].EndsWith(suffix, StringComparison.Ordinal);
    }
}
