using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Export;

internal sealed partial class LayerWriter
{
    /// <summary>Samples, channels, steps become steps, samples, channels, and what comes out goes the other way.</summary>
    private string Recurrent(LayerDescription layer, string x)
    {
        var (kind, gates) = layer.Kind switch { "Lstm" => ("LSTM", new[] { 0, 3, 1, 2 }), "Gru" => ("GRU", [0, 1, 2]), _ => ("RNN", [0]) };
        var directions = parameters.ContainsKey(layer.Name + ".backward_weight") ? new[] { "", "backward_" } : [""];
        var units = layer.Output.Channels / directions.Length;
        var resetsAfter = layer.Kind == "Gru" && layer.Boolean("ResetAfter", true);
        var (rows, columns) = (layer.Input.Channels, gates.Length * units);
        var weight = Gates(layer, "weight", directions, gates, rows, units, columns);
        var recurrent = Gates(layer, "recurrent_weight", directions, gates, units, units, columns);
        var attributes = new List<(string, object)>
        {
            ("hidden_size", units), ("direction", directions.Length == 2 ? "bidirectional" : layer.Option("Direction") == "Backward" ? "reverse" : "forward"),
            ("activations", Functions(layer, directions.Length)),
        };
        if (layer.Kind == "Gru")
            attributes.Add(("linear_before_reset", resetsAfter ? 1 : 0));
        if (layer.Option("RecurrentActivation") == "HardSigmoid" || layer.Option("Activation") == "HardSigmoid")
            throw new NotSupportedException($"{layer.Name}: a hard sigmoid inside a cell is not exported.");
        string[] inputs = [graph.Node("Transpose", [x], ("perm", new[] { 2, 0, 1 })), weight, recurrent, .. layer.Boolean("UseBias", true) ? [Biases(layer, directions, gates, units)] : System.Array.Empty<string>()];
        return layer.Boolean("ReturnSequences", false)
            ? graph.Node("Reshape", [graph.Node("Transpose", [graph.Node(kind, inputs, 0, [.. attributes])], ("perm", new[] { 2, 1, 3, 0 })), graph.Integers(0, layer.Output.Channels, layer.Output.Length)])
            : graph.Node("Reshape", [graph.Node("Transpose", [graph.Node(kind, inputs, 1, [.. attributes])], ("perm", new[] { 1, 0, 2 })), graph.Integers(0, layer.Output.Channels, 1)]);
    }

    /// <summary>[rows, gates * units] of each direction as [directions, gates * units, rows], the gates in ONNX' order.</summary>
    private string Gates(LayerDescription layer, string name, string[] directions, int[] gates, int rows, int units, int columns)
    {
        var values = new List<float>();
        foreach (var direction in directions)
        {
            var read = Read(layer, direction + name);
            for (var column = 0; column < columns; column++)
            {
                for (var row = 0; row < rows; row++)
                    values.Add(read[row * columns + gates[column / units] * units + column % units]);
            }
        }

        return graph.Floats($"{layer.Name}.{name}", [.. values], directions.Length, columns, rows);
    }

    /// <summary>Two biases of each direction: of Gen's one the second is zero.</summary>
    private string Biases(LayerDescription layer, string[] directions, int[] gates, int units)
    {
        var (values, columns) = (new List<float>(), gates.Length * units);
        foreach (var read in directions.Select(direction => Read(layer, direction + "bias")))
        {
            for (var half = 0; half < 2; half++)
            {
                for (var column = 0; column < columns; column++)
                    values.Add(half * columns < read.Length ? read[half * columns + gates[column / units] * units + column % units] : 0);
            }
        }

        return graph.Floats($"{layer.Name}.bias", [.. values], directions.Length, 2 * columns);
    }

    private static string[] Functions(LayerDescription layer, int directions)
    {
        var (inside, gate) = (Name(layer, layer.Option("Activation") ?? "Tanh"), Name(layer, layer.Option("RecurrentActivation") ?? "Sigmoid"));
        string[] one = layer.Kind switch { "Lstm" => [gate, inside, inside], "Gru" => [gate, inside], _ => [inside] };
        return [.. Enumerable.Range(0, directions).SelectMany(_ => one)];
    }

    private static string Name(LayerDescription layer, string function) => function is "Tanh" or "Sigmoid" or "Relu" or "Softsign" or "Softplus" or "HardSigmoid"
        ? function
        : throw new NotSupportedException($"{layer.Name}: the activation {function} inside a cell has no counterpart in ONNX.");

    private float[] Read(LayerDescription layer, string name)
    {
        var parameter = parameters[$"{layer.Name}.{name}"];
        var values = new float[parameter.Length];
        parameter.Read(values);
        return values;
    }
}
