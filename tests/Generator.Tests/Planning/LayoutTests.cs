using System;
using System.Linq;
using Gen.Generator.Algorithms.ChannelsFirst;
using Gen.Generator.Algorithms.TransposedInput;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Target;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Planning;

/// <summary>Which convolutions a prediction does channels first, and how such a one is divided.</summary>
public sealed class LayoutTests
{
    private const string First = ", Layout = DataLayout.ChannelsFirst";

    [Theory]
    [InlineData("Length = 1000, Channels = 4" + First, "Conv1d(Filters = 4, Width = 3, Padding = \"same\")", true)] // Few filters, nothing to transpose.
    [InlineData("Length = 1000, Channels = 4", "Conv1d(Filters = 64, Width = 3)", false)] // Whole vectors of filters.
    [InlineData("Length = 1000, Channels = 4" + First, "Conv1d(Filters = 4, Width = 3, Stride = 2)", false)] // Neighbouring outputs do not read neighbours.
    [InlineData("Length = 17, Channels = 4" + First, "Conv1d(Filters = 4, Width = 3)", false)] // Fifteen outputs are less than a vector.
    [InlineData("Length = 128, Channels = 64" + First, "Conv1d(Filters = 128, Width = 3, Padding = \"same\")", false)] // F(2, 3) wants the filters.
    [InlineData("Length = 1024, Channels = 64" + First, "Conv1d(Filters = 64, Width = 3, Padding = \"same\")", false)] // So it does of a long signal.
    [InlineData("Length = 4000, Channels = 64" + First, "Conv1d(Filters = 64, Width = 3, Dilation = 16, Padding = \"same\")", false)] // And of a longer one, whose rows are the user's.
    [InlineData("Length = 1000, Channels = 4" + First, "Conv1d(Filters = 4, Width = 3, Padding = \"same\", PaddingMode = PaddingMode.Reflect)", false)] // Steps write the padding.
    public void TheCheaperLayoutIsTaken(string input, string layer, bool isLengthwise) =>
        Assert.Equal(isLengthwise, Emits($"[Input({input}), {layer}] partial class N;", "Lengthwise"));

    /// <summary>The rows of a whole signal would be written far away and read again; those of a stretch stay near, also of many channels and of a long signal.</summary>
    [Theory]
    [InlineData(2500, 40, 6)]
    [InlineData(1500, 64, 10)]
    [InlineData(200, 40, 6)]
    [InlineData(4000, 24, 9)]
    public void AChannelsLastSignalIsTransposedInStretches(int length, int channels, int filters)
    {
        Assert.False(Emits($"[Input(Length = {length}, Channels = {channels}), Numerics(NumericsLevel.Direct), Conv1d(Filters = {filters}, Width = 3)] partial class N;", "Lengthwise"));
        var kernel = new ContractionKernel(length - 2, channels, 3, channels, channels, 3 * channels, 0, channels, filters, 1, channels, filters, true, Expression.Identity).Joined();
        Assert.InRange(ContractionChoice.InRows(kernel, VectorIsa.Avx512)?.Stretches ?? 0, 2, length / ChannelsFirstKernel.LeastPositions);
    }

    [Fact]
    public void ASignalThatIsChannelsFirstAllTheWayIsNeverTransposed()
    {
        var network = Network($"[Input(Length = 1000, Channels = 4{First}), Conv1d(Filters = 4, Width = 3, Padding = \"same\"), Relu, Conv1d(Filters = 3, Width = 5, Padding = \"same\"), Tanh] partial class N;");
        var forward = network[network.IndexOf("void Forward(", StringComparison.Ordinal)..];
        forward = forward[..forward.IndexOf("\n        }\n", StringComparison.Ordinal)];
        Assert.Contains("Lengthwise", forward);
        Assert.DoesNotContain("Transpose", forward);
    }

    [Fact]
    public void TheUsersSignalIsNotCopiedForAFewPositionsAtItsEnds() =>
        Assert.False(Emits($"[Input(Length = 1000, Channels = 4{First}), Conv1d(Filters = 4, Width = 3, Padding = \"same\")] partial class N;", "Map4x"));

    [Fact]
    public void OnlyTheEndsOfTheUsersSignalAreCopiedForMany() =>
        Assert.True(Emits($"[Input(Length = 1000, Channels = 4{First}), Conv1d(Filters = 4, Width = 5, Dilation = 4, Padding = \"same\")] partial class N;", "Map4x24"));

    [Theory]
    [InlineData("Length = 1000, Channels = 32", false)] // Rows of 4,000 bytes.
    [InlineData("Length = 1024, Channels = 32", true)] // Rows of a multiple of 4,096 bytes are all in the same sets.
    public void RowsThatMeetInTheCacheAreCopiedApart(string input, bool isCopied)
    {
        var source = $"[Input({input}{First}), Numerics(NumericsLevel.Direct), Conv1d(Filters = 3, Width = 3)] partial class N;";
        Assert.True(Emits(source, "Lengthwise"));
        Assert.Equal(isCopied, Emits(source, "Map32x1024"));
    }

    [Theory]
    [InlineData(16, 1, 0)]
    [InlineData(17, 3, 0)]
    [InlineData(31, 5, 0)]
    [InlineData(50, 10, 0)]
    [InlineData(200, 9, 0)]
    [InlineData(200, 19, 0)]
    [InlineData(200, 37, 0)]
    [InlineData(1000, 4, 0)]
    [InlineData(140, 128, 0)]
    [InlineData(16, 1, 5)]
    [InlineData(27, 3, 5)]
    [InlineData(46, 10, 2)]
    [InlineData(998, 4, 1)]
    [InlineData(140, 128, 12)]
    public void EveryOutputIsInATileAndNoTileReachesBeyond(int positions, int filters, int before)
    {
        var kernel = new ChannelsFirstKernel(positions, 3, 1, 4, positions + 2, filters, 1, positions, true, Expression.Identity) { EndPositions = (before, 0) };
        foreach (var isa in VectorIsa.All)
        {
            var schedule = ChannelsFirstSchedule.Choose(kernel, isa);
            var starts = from block in schedule.Positions
                         from turn in Enumerable.Range(0, block.Count)
                         from vector in Enumerable.Range(0, block.Vectors)
                         select block.Start + turn * block.Vectors * isa.Lanes + (vector == block.Vectors - 1 ? block.LastOffset : vector == 0 ? 0 : vector * isa.Lanes - block.Skew);
            var computed = starts.SelectMany(start => Enumerable.Range(start, isa.Lanes)).Distinct().Order();
            Assert.Equal(Enumerable.Range(0, positions), computed);
            Assert.Equal(Enumerable.Range(0, filters), schedule.Filters.SelectMany(run => Enumerable.Range(run.Start, run.Count * run.Filters)));
            Assert.All(schedule.Filters, run => Assert.True(
                isa.Lanes % run.Filters == 0 || run.Filters % isa.Lanes == 0 || filters <= isa.Lanes || run.Count == 1));
        }
    }

    /// <summary>A last block of another form would be a method more to compile; but what is pooled must not be met twice.</summary>
    [Fact]
    public void TheLastBlockOfPositionsIsLikeTheOthersUnlessTheyArePooled()
    {
        var kernel = new ChannelsFirstKernel(196, 5, 1, 4, 208, 8, 1, 196, true, Expression.Identity);
        foreach (var isa in VectorIsa.All.Where(isa => kernel.Positions % isa.Lanes > 0))
        {
            Assert.All(ChannelsFirstSchedule.Choose(kernel, isa).Positions, block => Assert.True(block.IsRegular(isa.Lanes)));
            var pooled = kernel with { OutputStride = 1, Pool = new(PoolKind.Average, kernel.Positions, Continues: false) };
            var blocks = ChannelsFirstSchedule.Choose(pooled, isa).Positions;
            Assert.Equal((kernel.Positions + isa.Lanes - 1) / isa.Lanes, blocks.Sum(block => block.Count * block.Vectors));
            Assert.Equal(0, blocks[0].Start);
            Assert.All(blocks.Zip(blocks.Skip(1)), pair => Assert.True(
                pair.Second.Vectors == 1 || pair.Second.Start == pair.First.Start + pair.First.Count * pair.First.Vectors * isa.Lanes));
        }
    }

    private static bool Emits(string source, string kernel) => GeneratorHarness.RunClean(source).Files.Keys.Any(name => name.Contains(kernel, StringComparison.Ordinal));

    private static string Network(string source) => GeneratorHarness.RunClean(source).Files.Single(file => file.Key.EndsWith("N.g.cs", StringComparison.Ordinal)).Value;
}
