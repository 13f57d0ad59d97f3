using System;
using System.Linq;
using Gen.Generator.Algorithms.ChannelsFirst;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Target;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Planning;

/// <summary>Which pools a prediction does in the sums before them.</summary>
public sealed class PoolFusionTests
{
    private const string First = ", Layout = DataLayout.ChannelsFirst";

    [Theory]
    [InlineData("Length = 100", "Conv1d(Filters = 8, Width = 3, Padding = \"same\"), Relu, GlobalAveragePool1d, Dense(2)")] // Neighbouring positions in a vector.
    [InlineData("Length = 1000, Channels = 4" + First, "Conv1d(Filters = 8, Width = 5), GlobalMaxPool1d")] // So many channels, which are rows already.
    [InlineData("Length = 1000, Channels = 4" + First, "Conv1d(Filters = 8, Width = 5, Padding = \"same\"), GlobalMaxPool1d, Dense(2)")] // In parts, of which the later ones go on.
    [InlineData("Length = 500", "Conv1d(Filters = 64, Width = 3), Relu, GlobalAveragePool1d")] // Neighbouring filters.
    public void APoolOfAllThatIsSummedIsDoneThere(string input, string layers)
    {
        var forward = Forward($"[Input({input}), {layers}] partial class N;");
        Assert.Contains("over the positions", forward, StringComparison.Ordinal);
        Assert.DoesNotMatch("(Max|Average)Pool[0-9]", forward);
    }

    [Theory]
    [InlineData("Length = 140, Channels = 64", "Conv1d(Filters = 128, Width = 3, Padding = \"same\"), Relu, GlobalAveragePool1d")] // Toom-Cook's sums are no outputs.
    [InlineData("Length = 500, Channels = 16", "Conv1d(Filters = 64, Width = 5, Stride = 2), BatchNorm, Relu, GlobalAveragePool1d")] // A long sum wants every register.
    [InlineData("Length = 100", "Conv1d(Filters = 8, Width = 3), Relu, MaxPool1d(Size = 3, Stride = 2)")] // Windows that overlap.
    [InlineData("Length = 100", "Conv1d(Filters = 8, Width = 3), Tanh, GlobalAveragePool1d")] // A mean cannot wait for a function, which is a step of its own.
    [InlineData("Length = 100, Channels = 8", "DepthwiseConv1d(Width = 3), Relu, GlobalAveragePool1d")] // Sliding sums do not pool.
    [InlineData("Length = 100, Channels = 8", "GlobalAveragePool1d, Dense(2)")] // No sums.
    public void AnotherPoolIsAStepOfItsOwn(string input, string layers) =>
        Assert.Matches("(Max|Average)Pool[0-9]", Forward($"[Input({input}), {layers}] partial class N;"));

    [Theory]
    [InlineData("MaxPool1d(Size = 2)", "of which the greatest of each 2 positions is kept")]
    [InlineData("AveragePool1d(Size = 3)", "added up into the mean of each 3 positions")]
    public void SoAreWindowsSideBySide(string pool, string what) =>
        Assert.Contains(what, Forward($"[Input(Length = 500), Conv1d(Filters = 32, Width = 3), Relu, {pool}] partial class N;"), StringComparison.Ordinal);

    [Fact]
    public void ASignalThatSomebodyElseReadsIsStored() => Assert.Matches("AveragePool[0-9]", Forward("""
        [Input(Length = 100), Conv1d(Filters = 8, Width = 3), Relu, Concat<Mean, Greatest>] partial class N;
        [GlobalAveragePool1d] partial class Mean;
        [GlobalMaxPool1d] partial class Greatest;
        """));

    /// <summary>Tanh of the greatest value is the greatest tanh, and one in place of a hundred.</summary>
    [Theory]
    [InlineData("GlobalMaxPool1d", "8 values: tanh")]
    [InlineData("MaxPool1d(Size = 7)", "112 values: tanh")]
    [InlineData("MaxPool1d(Size = 3, Stride = 1, Padding = \"same\")", "800 values: tanh")] // There are as many greatest values.
    public void AnIncreasingFunctionWaitsForTheGreatestValue(string pool, string values) =>
        Assert.Contains(values, Forward($"[Input(Length = 100), Conv1d(Filters = 8, Width = 3, Padding = \"same\"), Tanh, {pool}] partial class N;"), StringComparison.Ordinal);

    /// <summary>Swish falls before it rises.</summary>
    [Fact]
    public void AnyOtherFunctionDoesNot() => Assert.Contains(
        "800 values: swish",
        Forward("[Input(Length = 100), Conv1d(Filters = 8, Width = 3, Padding = \"same\"), Swish, MaxPool1d(Size = 7)] partial class N;"),
        StringComparison.Ordinal);

    [Fact]
    public void TheSummarySaysWhereAPoolIsDone() =>
        Assert.Contains("mean of the whole signal (in conv1d_1's store)", Network("[Input(Length = 100), Conv1d(Filters = 8), Relu, GlobalAveragePool1d] partial class N;"), StringComparison.Ordinal);

    [Fact]
    public void TrainingKeepsTheActivations()
    {
        var network = Network("[Input(Length = 100), Conv1d(Filters = 8, Width = 3), Relu, GlobalAveragePool1d] partial class N;");
        Assert.Matches("AveragePool[0-9]", network[network.IndexOf("_Session", StringComparison.Ordinal)..]);
    }

    /// <summary>Each set takes what is cheaper for itself: eight filters fill a vector of eight lanes, and half of one of sixteen.</summary>
    [Fact]
    public void OfOneChannelEachSetHasItsOwnLaneAxis()
    {
        var kernel = new ChannelsFirstKernel(100, 3, 1, 1, 100, 8, 1, 1, true, Expression.Identity) { Pool = new(PoolKind.Average, 100, Continues: false) };
        Assert.True(ChannelsFirstSchedule.Choose(kernel, VectorIsa.Avx2).IsFilterwise);
        Assert.False(ChannelsFirstSchedule.Choose(kernel, VectorIsa.Avx512).IsFilterwise);
        Assert.All(VectorIsa.All, isa => Assert.False(ChannelsFirstSchedule.Choose(kernel with { Channels = 2 }, isa).IsFilterwise));
    }

    private static string Network(string source) => GeneratorHarness.RunClean(source).Files.Single(file => file.Key.EndsWith("N.g.cs", StringComparison.Ordinal)).Value;

    /// <summary>The engine's steps.</summary>
    private static string Forward(string source)
    {
        var network = Network(source);
        var forward = network[network.IndexOf("void Forward(", StringComparison.Ordinal)..];
        return forward[..forward.IndexOf("\n        }\n", StringComparison.Ordinal)];
    }
}
