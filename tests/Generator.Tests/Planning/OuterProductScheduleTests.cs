using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Planning;
using Xunit;

namespace Gen.Generator.Tests.Planning;

/// <summary>How the gradient of weights is computed: when gradients are packed, and that tiles cover all weights.</summary>
public sealed class OuterProductScheduleTests
{
    [Fact]
    public void GradientsArePackedWhereTheirRowsFallIntoTheSameSets() => Assert.True(Schedule(Kernel(140, 128, 256, 5), VectorIsa.Avx2).PacksGradients);

    [Fact]
    public void NothingIsPackedWhereEverythingStays()
    {
        var kernel = Kernel(50, 8, 10, 5);
        Assert.All(VectorIsa.All, isa => Assert.Equal(0, Schedule(kernel, isa).PanelLength(kernel, isa)));
    }

    [Fact]
    public void PositionsAreCutSoThatThePanelStaysInTheFirstCache()
    {
        var kernel = Kernel(4096, 64, 64, 3);
        var schedule = Schedule(kernel, VectorIsa.Avx2);
        Assert.True(schedule.PacksGradients && schedule.PositionBlocks > 1);
        Assert.InRange(schedule.PanelLength(kernel, VectorIsa.Avx2), 1, OuterProductTiling.MostPanelFloats);
    }

    [Theory]
    [InlineData(140, 128, 256, 5)]
    [InlineData(401, 24, 66, 2)]
    [InlineData(98, 1, 64, 3)]
    [InlineData(1, 640, 3, 1)]
    public void TilesCoverAllWeightsOnceAndFitTheRegisters(int positions, int channels, int filters, int width)
    {
        var kernel = Kernel(positions, channels, filters, width);
        foreach (var isa in VectorIsa.All)
        {
            var schedule = Schedule(kernel, isa);
            Assert.Equal((filters + isa.Lanes - 1) / isa.Lanes, schedule.Blocks.Sum(block => block.Count * block.Vectors));
            Assert.All(schedule.Blocks, block => Assert.Equal(kernel.TapLength, block.Runs.Sum(run => run.Count * run.Tile.Rows)));
            Assert.All(schedule.Blocks.SelectMany(block => block.Runs), run => Assert.True(run.Tile.Fits(isa)));
        }
    }

    private static OuterProductSchedule Schedule(OuterProductKernel kernel, VectorIsa isa) => OuterProductSchedule.Choose(kernel, isa);

    private static OuterProductKernel Kernel(int positions, int channels, int filters, int width) => new OuterProductKernel(
        Positions: positions,
        PositionStride: channels,
        Taps: width,
        TapStride: channels,
        TapLength: channels,
        Columns: filters,
        Groups: 1,
        GroupStride: channels,
        GradientStride: filters).Joined();
}
