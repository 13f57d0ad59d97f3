using System;
using System.IO;
using System.Linq;
using Gen.Import;
using Xunit;

namespace Gen.Tool.Tests;

/// <summary>Weights go to PyTorch's names and back.</summary>
public sealed class StateDictTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gen-torch-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Conv1d(Filters = 4, Groups = 2), BatchNorm, Relu, SeparableConv1d(Filters = 3), Flatten, BatchNorm, Dense(5), PRelu, Dense(2)")]
    [InlineData("Lstm(3, ReturnSequences = true, Direction = Direction.Bidirectional), Gru(4, ReturnSequences = true), SimpleRnn(2), LayerNorm")]
    [InlineData("DepthwiseConv1d(Multiplier = 2), ConvTranspose1d(Filters = 2, Stride = 2, Groups = 2)")]
    public void ThereAndBack(string layers)
    {
        var source = $"[Input(Length = 9, Channels = 4), {layers}] public partial class Net;";
        var (first, second) = (Compile(source, 1), Compile(source, 2));
        foreach (var names in new[] { WeightNames.PyTorch, WeightNames.Keras })
        {
            var path = Path.Combine(_folder, "weights.safetensors");
            first.Save(path, names);
            second.Load(path, names);
            Assert.Equal(Values(first), Values(second));
        }
    }

    [Fact]
    public void LayoutsAreTurnedRound()
    {
        var network = Compile("[Input(Length = 2, Channels = 3), Conv1d(Filters = 2, Width = 1, UseBias = false), Flatten, Dense(1, UseBias = false)] public partial class Net;", 1);
        network.Load([new("features.weight", [2, 3, 1], [1, 2, 3, 4, 5, 6]), new("head.weight", [1, 4], [1, 10, 100, 1000])], WeightNames.PyTorch);
        var outputs = new float[1];
        // Steps (1, 0, 0) and (0, 1, 0) give filters (1, 4) and (2, 5); PyTorch flattens each filter's steps: 1, 2, 4, 5.
        network.Predict([1, 0, 0, 0, 1, 0], outputs);
        Assert.Equal(1 + 20 + 400 + 5000, outputs[0]);
    }

    [Fact]
    public void WhatDoesNotFitIsListedAndNothingChanges()
    {
        var network = Compile("[Input(Length = 2, Channels = 3), Dense(2)] public partial class Net;", 1);
        var before = Values(network);
        var e = Assert.Throws<InvalidDataException>(() => network.Load([new("fc.weight", [2, 4], new float[8]), new("fc.bias", [2], new float[2])], WeightNames.PyTorch));
        Assert.Contains("no tensors fit the layers dense_1", e.Message, StringComparison.Ordinal);
        Assert.Contains("no layers fit the tensors fc.weight [2, 4]", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, Values(network));
    }

    [Fact]
    public void APickleIsReadAndNotExecuted()
    {
        var tensors = Importer.ReadStateDict(Models.FileOf(Path.Combine(Models.Carried, "pt-pybridge-linear")));
        Assert.Equal(["lin1.weight", "lin2.weight"], tensors.Select(tensor => tensor.Name).Order(StringComparer.Ordinal));
        var path = Path.Combine(_folder, "evil.pth");
        File.WriteAllBytes(path, [0x80, 2, .. "cposix\nsystem\n"u8, (byte)'X', 4, 0, 0, 0, .. "true"u8, 0x85, (byte)'R', (byte)'.']);
        Assert.Contains("posix.system", Assert.Throws<ImportException>(() => Importer.ReadStateDict(path)).Message, StringComparison.Ordinal);
    }

    private static INetwork Compile(string source, int seed) => DynamicNetwork.Compile(source, new() { Seed = seed, Training = false });

    private static float[] Values(INetwork network) => [.. network.Parameters.SelectMany(parameter =>
    {
        var values = new float[parameter.Length];
        parameter.Read(values);
        return values;
    })];
}
