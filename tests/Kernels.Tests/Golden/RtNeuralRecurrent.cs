using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Gen.Tests.Reference;
using Gen.Tests.Reference.Recurrent;

namespace Gen.Tests.Golden;

/// <summary>
/// The recurrent models of RTNeural's own tests: four layers of 8 units one behind another, and a dense one, over 1,000 steps of one channel, which PyTorch made; and those that Keras
/// made, over 100 steps, where the folder has them.
/// </summary>
public static class RtNeuralRecurrent
{
    private const int Units = 8;

    private static readonly string[] s_layers = ["l0", "2_l0", "2_l1", "2_l2"];

    /// <summary>All models.</summary>
    public static IReadOnlyList<RtNeuralVector> ReadAll() => [Read("lstm"), Read("gru"), .. new[] { "lstm", "gru" }.Where(HasKeras).Select(ReadKeras)];

    private static bool HasKeras(string kind) => File.Exists(Path.Combine(RtNeuralVectors.Folder!, kind + ".json"));

    /// <summary>Layers with their sizes and activations, and weights in Keras' own layouts.</summary>
    private static RtNeuralVector ReadKeras(string kind)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(RtNeuralVectors.Folder!, kind + ".json")));
        var layers = document.RootElement.GetProperty("layers").EnumerateArray().ToList();
        var (input, output) = (Numbers($"{kind}_x_python.csv"), Numbers($"{kind}_y_python.csv"));
        var network = new ReferenceNetwork(new Shape(input.Length, 1), DataLayout.ChannelsLast, [.. layers.Select(LayerOf)]);
        var tensors = layers.SelectMany(layer => layer.GetProperty("weights").EnumerateArray());
        foreach (var (parameter, tensor) in network.Parameters.Zip(tensors))
            parameter.Write([.. Rows(tensor).SelectMany(row => row)]);
        return new(kind + " of Keras", network, input, output);
    }

    private static ReferenceLayer LayerOf(JsonElement layer)
    {
        var units = layer.GetProperty("shape")[2].GetInt32();
        return layer.GetProperty("type").GetString() switch
        {
            "lstm" => new LstmReference(units) { ReturnSequences = true },
            "gru" => new GruReference(units) { ReturnSequences = true },
            _ => new DenseReference(units) { Activation = layer.GetProperty("activation").GetString() switch { "tanh" => Activation.Tanh, "sigmoid" => Activation.Sigmoid, _ => Activation.None } },
        };
    }

    private static RtNeuralVector Read(string kind)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(RtNeuralVectors.Folder!, kind + "_torch.json")));
        var (input, output) = (Numbers($"{kind}_torch_x_python.csv"), Numbers($"{kind}_torch_y_python.csv"));
        RecurrentReference Layer() => kind == "lstm" ? new LstmReference(Units) { ReturnSequences = true } : new GruReference(Units) { ReturnSequences = true };
        var network = new ReferenceNetwork(new Shape(input.Length, 1), DataLayout.ChannelsLast, [.. s_layers.Select(_ => Layer()), new DenseReference(1)]);
        for (var place = 0; place < s_layers.Length; place++)
        {
            var parts = s_layers[place].Split('_');
            float[][] Of(string name) => Matrix(document.RootElement.GetProperty($"{kind}{(parts.Length == 2 ? parts[0] : "")}.{name}_{parts[^1]}"), kind);
            network.Parameters[3 * place].Write(Transposed(Of("weight_ih")));
            network.Parameters[3 * place + 1].Write(Transposed(Of("weight_hh")));
            var (first, second) = (Transposed(Of("bias_ih")), Transposed(Of("bias_hh")));
            network.Parameters[3 * place + 2].Write(kind == "lstm" ? [.. first.Zip(second, (a, b) => a + b)] : [.. first, .. second]);
        }

        network.Parameters[^2].Write(Transposed(Rows(document.RootElement.GetProperty("dense.weight"))));
        network.Parameters[^1].Write(Transposed(Rows(document.RootElement.GetProperty("dense.bias"))));
        return new(kind, network, input, output);
    }

    /// <summary>The rows of a tensor; of a gated unit's with the gates in Keras' order.</summary>
    private static float[][] Matrix(JsonElement tensor, string kind)
    {
        var rows = Rows(tensor);
        return kind == "lstm" ? rows : [.. rows[Units..(2 * Units)], .. rows[..Units], .. rows[(2 * Units)..]];
    }

    private static float[][] Rows(JsonElement tensor) =>
        [.. tensor.EnumerateArray().Select(row => row.ValueKind == JsonValueKind.Array ? row.EnumerateArray().Select(value => value.GetSingle()).ToArray() : [row.GetSingle()])];

    private static float[] Transposed(float[][] rows) => [.. Enumerable.Range(0, rows[0].Length).SelectMany(column => rows.Select(row => row[column]))];

    private static float[] Numbers(string file) =>
        [.. File.ReadLines(Path.Combine(RtNeuralVectors.Folder!, file)).Select(line => float.Parse(line, CultureInfo.InvariantCulture))];
}
