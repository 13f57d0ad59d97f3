using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Gen.Tests.Reference;
using Gen.Tests.Reference.Recurrent;

namespace Gen.Tests.Golden;

/// <summary>The recurrent models of RTNeural's own tests, which PyTorch made: four layers of 8 units one behind another, and a dense one, over 1,000 steps of one channel.</summary>
public static class RtNeuralRecurrent
{
    private const int Units = 8;

    private static readonly string[] s_layers = ["l0", "2_l0", "2_l1", "2_l2"];

    /// <summary>Both models.</summary>
    public static IReadOnlyList<RtNeuralVector> ReadAll() => [Read("lstm"), Read("gru")];

    private static RtNeuralVector Read(string kind)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(RtNeuralVectors.Folder!, kind + "_torch.json")));
        var (input, output) = (Numbers(kind, "x"), Numbers(kind, "y"));
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

    private static float[] Numbers(string kind, string signal) =>
        [.. File.ReadLines(Path.Combine(RtNeuralVectors.Folder!, $"{kind}_torch_{signal}_python.csv")).Select(line => float.Parse(line, CultureInfo.InvariantCulture))];
}
