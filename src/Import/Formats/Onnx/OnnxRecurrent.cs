using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Import.Graph;
using Gen.Import.Tensors;

namespace Gen.Import.Formats.Onnx;

/// <summary>ONNX's recurrent operators: steps, samples, channels; gates i, o, f, c and z, r, h.</summary>
internal static class OnnxRecurrent
{
    public static object[] Apply(OnnxReader reader, OnnxNode node)
    {
        var x = reader.Signal(node, 0);
        if (node.Integer("layout", 0) != 0)
            x = x.Transpose([1, 0, 2]);
        if (x.Rank != 3 || (x.BatchDim != 1 && x.Batch * x.Sizes[0] > 1))
            throw node.Refuse("its steps are the samples of a batch; was the model exported with batch_first where it should not be, or the other way round?");
        x = x with { BatchDim = 1 };
        if (OneStep.Is(reader, node, x))
            return OneStep.Apply(reader, node, x, Cells(node, "Lstm", Part(reader.Need(node, 1), 0), Part(reader.Need(node, 2), 0), reader.Constant(node, 3) is { } own ? Part(own, 0) : null));
        CheckStates(reader, node, x.Sizes[0]);
        var (weights, recurrent, biases) = (reader.Need(node, 1), reader.Need(node, 2), reader.Constant(node, 3));
        var direction = node.Text("direction", "forward").ToLowerInvariant() switch { "reverse" => "Backward", "bidirectional" => "Bidirectional", _ => "Forward" };
        var kind = node.Op switch { "LSTM" => "Lstm", "GRU" => "Gru", _ => "SimpleRnn" };
        var cells = Enumerable.Range(0, weights.Shape[0]).Select(place => Cells(node, kind, Part(weights, place), Part(recurrent, place), biases is null ? null : Part(biases, place))).ToList();
        var options = Functions(node, kind, cells);
        if (cells.Count == 1 && !reader.Ops.Arrange.CanTake(x, [0], [2]))
        {
            x = reader.Ops.Project(x with { BatchDim = 1 }, 0, 2, cells[0].Weight);
            cells[0] = cells[0] with { Weight = Recurrent.Identity(cells[0].Weight.Shape[1]) };
        }

        var signal = reader.Ops.Arrange.Take(x, [0], [2]);
        return Outputs(reader, node, x, sequences => Recurrent.Make(reader.Ops.Signals, kind, signal, cells, direction, sequences, [.. options]), cells.Count);
    }

    /// <summary>All steps, the last ones, and the inner state. Only what is read is made.</summary>
    private static object[] Outputs(OnnxReader reader, OnnxNode node, View x, Func<bool, Layer> make, int directions)
    {
        var isBatchFirst = node.Integer("layout", 0) != 0;
        var (all, last) = (reader.IsUsed(node, 0), reader.IsUsed(node, 1));
        var sequence = all ? make(true) : null;
        object whole = StateValue.Instance, end = StateValue.Instance;
        if (sequence is not null)
        {
            var units = sequence.Channels / directions;
            var view = View.Of(sequence, [sequence.Steps, directions, 1, units], 2, x.Batch, [0], [1, 3]);
            whole = isBatchFirst ? view.Transpose([2, 0, 1, 3]) : view;
            if (last && directions == 1 && node.Text("direction", "forward") == "forward")
                end = view.Select(0, [sequence.Steps - 1], node.Place).Squeeze(0, node.Place);
        }

        if (last && end is StateValue)
        {
            var layer = make(false);
            var view = View.Of(layer, [directions, 1, layer.Channels / directions], 1, x.Batch, [], [0, 2]);
            end = isBatchFirst ? view.Transpose([1, 0, 2]) : view;
        }

        return [whole, end, StateValue.Instance];
    }

    /// <summary>A first state is zero, or an input of the model that is nothing else.</summary>
    private static void CheckStates(OnnxReader reader, OnnxNode node, int steps)
    {
        for (var place = 5; place <= 6; place++)
        {
            switch (reader.Value(node, place))
            {
                case OnnxTensor state when Array.Exists(state.Values, value => value != 0):
                    throw node.Refuse("it begins with a state other than zeros, which is not taken");
                case View { Layer: { Kind: "Input" } input }:
                    States.Mark(input);
                    break;
                case View:
                    throw node.Refuse("its first state is computed from a signal, which is not taken");
            }
        }

        if (reader.Value(node, 4) is View || (reader.Constant(node, 4) is { } lengths && Array.Exists(lengths.Values, length => length != steps)))
            throw node.Refuse("it reads the lengths of its sequences, which is not taken; cut the signals to one length");
        if (reader.Value(node, 7) is not null)
            throw node.Refuse("it has peepholes, which are not taken");
        if (node.Has("clip") || node.Integer("input_forget", 0) != 0)
            throw node.Refuse("it clips its sums or couples its gates, which is not taken");
    }

    private static Cells Cells(OnnxNode node, string kind, Grid weight, Grid recurrent, Grid? bias)
    {
        var (w, r) = (weight.Transpose(1, 0), recurrent.Transpose(1, 0));
        var b = bias is null ? null : Sum(bias);
        switch (kind)
        {
            case "Lstm":
                return new(Recurrent.Reorder(w, 0, 2, 3, 1), Recurrent.Reorder(r, 0, 2, 3, 1), b is null ? null : Recurrent.Reorder(b, 0, 2, 3, 1));
            case "Gru" when node.Integer("linear_before_reset", 0) != 0:
                return new(w, r, bias?.Reshape(2, bias.Values.Length / 2));
            default:
                return new(w, r, b);
        }
    }

    private static List<(string, string, string)> Functions(OnnxNode node, string kind, List<Cells> cells)
    {
        string[] usual = kind switch { "Lstm" => ["Sigmoid", "Tanh", "Tanh"], "Gru" => ["Sigmoid", "Tanh"], _ => ["Tanh"] };
        var given = node.Texts("activations") ?? [.. Enumerable.Range(0, cells.Count).SelectMany(_ => usual)];
        if (given.Length != usual.Length * cells.Count || Enumerable.Range(0, given.Length).Any(place => !Same(given[place], given[place % usual.Length])) || (kind == "Lstm" && !Same(given[1], given[2])))
            throw node.Refuse($"its activations {string.Join(", ", given)} differ from direction to direction, or inside from outside, which is not taken");
        if (given.Where((name, place) => Same(name, "HardSigmoid") && place % usual.Length > 0 || (kind == "SimpleRnn" && Same(name, "HardSigmoid"))).Any())
            throw node.Refuse("it has a hard sigmoid where usually tanh is, which is not taken");
        if (node.Reals("activation_alpha")?.Distinct().Count() > 1 || node.Reals("activation_beta")?.Distinct().Count() > 1)
            throw node.Refuse("its activations have different constants, which is not taken");
        if (kind == "SimpleRnn")
            return [("Activation", "Activation." + Name(node, given[0]), "Activation.Tanh")];
        if (Same(given[0], "HardSigmoid"))
            Steepen(node, kind, cells);
        var options = new List<(string, string, string)> { ("Activation", "Activation." + Name(node, given[1]), "Activation.Tanh"), ("RecurrentActivation", "Activation." + Name(node, given[0]), "Activation.Sigmoid") };
        if (kind == "Gru")
            options.Add(("ResetAfter", CSharp.Of(node.Integer("linear_before_reset", 0) != 0), "true"));
        return options;
    }

    /// <summary>ONNX's hard sigmoid is alpha x + beta, by default with 0.2 and 0.5; Gen's is x / 6 + 0.5.</summary>
    private static void Steepen(OnnxNode node, string kind, List<Cells> cells)
    {
        var (alpha, beta) = (node.Reals("activation_alpha")?.FirstOrDefault(0.2) ?? 0.2, node.Reals("activation_beta")?.FirstOrDefault(0.5) ?? 0.5);
        if (Math.Abs(beta - 0.5) > 1e-6)
            throw node.Refuse("its hard sigmoid is not in the middle at zero");
        var factor = (float)(6 * alpha);
        var (gates, which) = kind == "Lstm" ? (4, new[] { 0, 1, 3 }) : (3, [0, 1]);
        for (var place = 0; place < cells.Count; place++)
        {
            cells[place] = new(Recurrent.Steeper(cells[place].Weight, factor, gates, which), Recurrent.Steeper(cells[place].Recurrent, factor, gates, which),
                cells[place].Bias is { } bias ? Recurrent.Steeper(bias, factor, gates, which) : null);
        }
    }

    private static string Name(OnnxNode node, string function) => function.ToLowerInvariant() switch
    {
        "sigmoid" => "Sigmoid",
        "tanh" => "Tanh",
        "relu" => "Relu",
        "hardsigmoid" => "HardSigmoid",
        "softsign" => "Softsign",
        "softplus" => "Softplus",
        _ => throw node.Refuse($"the activation '{function}' inside a cell has no counterpart"),
    };

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static Grid Part(OnnxTensor tensor, int place)
    {
        var size = tensor.Values.Length / Math.Max(tensor.Shape[0], 1);
        return new([.. tensor.Values.AsSpan(place * size, size).ToArray().Select(value => (float)value)], tensor.Shape[1..]);
    }

    private static Grid Sum(Grid bias)
    {
        var half = bias.Values.Length / 2;
        return new([.. Enumerable.Range(0, half).Select(place => bias.Values[place] + bias.Values[half + place])], half);
    }
}
