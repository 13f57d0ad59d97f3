using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Gen.Tests.Reference;

namespace Gen.Tests.Golden;

/// <summary>
/// The convolutions and recurrent layers of RTNeural's own tests (BSD-3), which PyTorch made. They are no part of this project: the environment variable
/// <c>GEN_RTNEURAL_VECTORS</c> names the folder <c>models</c> of a clone, and without it their tests are skipped.
/// </summary>
public static class RtNeuralVectors
{
    /// <summary>The folder, or <see langword="null"/> where there is none.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("GEN_RTNEURAL_VECTORS") is { Length: > 0 } folder ? folder : null;

    /// <summary>The cases.</summary>
    public static IReadOnlyList<RtNeuralVector> ReadAll() =>
    [
        Read("conv1d_torch.json", "conv1d_torch_x_python.csv", "conv1d_torch_y_python.csv"),
        Read("conv1d_torch_stride_3.json", "conv1d_torch_x_python_stride_3.csv", "conv1d_torch_y_python_stride_3.csv", stride: 3),
        ReadGroups("6_3_3_1_3", dilation: 1, groups: 3),
        ReadGroups("6_3_4_10_3", dilation: 10, groups: 3),
        ReadGroups("6_6_1_1_6", dilation: 1, groups: 6),
    ];

    private static RtNeuralVector ReadGroups(string sizes, int dilation, int groups) => Read(
        $"conv1d_torch_group_{sizes}.json", "conv1d_torch_group_x_python.csv", $"conv1d_torch_group_y_python_{sizes}.csv", 1, dilation, groups);

    private static RtNeuralVector Read(string model, string x, string y, int stride = 1, int dilation = 1, int groups = 1)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder!, model)));
        var weight = document.RootElement.GetProperty("weight").EnumerateArray()
            .Select(filter => filter.EnumerateArray().Select(Numbers).ToArray()).ToArray();
        var (inputs, outputs) = (ReadCsv(x), ReadCsv(y));
        var layer = new Conv1dReference
        {
            Filters = weight.Length, Width = weight[0][0].Length, Stride = stride, Dilation = dilation, Groups = groups,
        };
        var network = new ReferenceNetwork(new Shape(inputs.Length, inputs[0].Length), DataLayout.ChannelsLast, [layer]);
        network.Parameters[0].Write(ToCanonical(weight));
        network.Parameters[1].Write(Numbers(document.RootElement.GetProperty("bias")));
        return new RtNeuralVector(model, network, [.. inputs.SelectMany(row => row)], Transpose(outputs));
    }

    /// <summary>From PyTorch's <c>[F, C / G, k]</c> to <c>[k, C / G, F]</c>.</summary>
    private static float[] ToCanonical(float[][][] weight) =>
    [
        .. from k in Enumerable.Range(0, weight[0][0].Length)
           from c in Enumerable.Range(0, weight[0].Length)
           from filter in weight
           select filter[c][k],
    ];

    private static float[] Transpose(float[][] rows) => [.. Enumerable.Range(0, rows[0].Length).SelectMany(l => rows.Select(row => row[l]))];

    private static float[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetSingle())];

    private static float[][] ReadCsv(string name) =>
    [
        .. File.ReadLines(Path.Combine(Folder!, name))
            .Select(line => line.Split(',').Select(text => float.Parse(text, CultureInfo.InvariantCulture)).ToArray()),
    ];
}
