using System.Linq;
using Gen.Generator.Algorithms.WeightGradient;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Target;
using Xunit;

namespace Gen.Generator.Tests.Planning;

/// <summary>How the gradient of weights is computed: when gradients are packed, and that tiles cover all weights.</summary>
public sealed class WeightGradientScheduleTests
{
    [Fact]
    public void GradientsArePackedWhereTheirRowsFallIntoTheSameSets() => Assert.True(Schedule(Kernel(140, 128, 256, 5), VectorIsa.Avx2).PacksGradients);

    [Fact]
    public void NothingIsPackedWhereEverythingStays()
    {
        var kernel = Kernel(50, 8, 64, 5);
        Assert.All(VectorIsa.All, isa => Assert.Equal(0, Schedule(kernel, isa).PanelLength(kernel, isa)));
    }

    [Fact]
    public void PositionsAreCutSoThatThePanelStaysInTheFirstCache()
    {
        var kernel = Kernel(4096, 64, 64, 3);
        var schedule = Schedule(kernel, VectorIsa.Avx2);
        Assert.True(schedule.PacksGradients && schedule.PositionBlocks > 1);
        Assert.InRange(schedule.PanelLength(kernel, VectorIsa.Avx2), 1, WeightGradientCosts.MostPanelFloats);
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

    [Fact]
    public void FewColumnsHaveRowsInTheLanesAndWholeVectorsHaveNot()
    {
        Assert.NotNull(Schedule(Kernel(1000, 4, 4, 3), VectorIsa.Avx512).Rowwise);
        Assert.NotNull(Schedule(Kernel(1000, 16, 16, 3), VectorIsa.Avx512).Rowwise);
        Assert.All(VectorIsa.All, isa => Assert.Null(Schedule(Kernel(140, 128, 256, 5), isa).Rowwise));
        Assert.Null(Schedule(Kernel(1000, 4, 4, 3), VectorIsa.Scalar).Rowwise);
    }

    [Theory]
    [InlineData(300, 12, 24, 5, 1)]
    [InlineData(200, 15, 15, 51, 8)]
    [InlineData(60, 150, 4, 2, 3)]
    [InlineData(60, 21, 6, 3, 2)]
    public void TilesOfRowsCoverAllWeightsOnceAndFitTheRegisters(int positions, int channels, int filters, int width, int dilation)
    {
        var kernel = Kernel(positions, channels, filters, width, dilation);
        foreach (var isa in VectorIsa.All.Where(isa => isa.Lanes > 1))
        {
            var schedule = RowwiseGradientSchedule.Choose(kernel, isa);
            Assert.NotNull(schedule);
            var vectors = RowwiseGradientSchedule.VectorsOfTap(kernel, isa);
            Assert.Equal(vectors * (schedule.Taps > 0 ? kernel.Taps : 1), schedule.Turned.Blocks.Sum(block => block.Count * block.Vectors));
            Assert.All(schedule.Turned.Blocks, block => Assert.True(schedule.Taps == 0 || block.Vectors % vectors == 0));
            Assert.All(schedule.Turned.Blocks, block => Assert.Equal(filters, block.Runs.Sum(run => run.Count * run.Tile.Rows)));
            Assert.All(schedule.Turned.Blocks.SelectMany(block => block.Runs), run => Assert.True(run.Tile.Fits(isa)));
        }
    }

    [Fact]
    public void SmallTilesHaveSeveralAccumulatorsOfEachSum()
    {
        var tiles = Schedule(Kernel(1000, 1, 16, 2), VectorIsa.Avx512).Blocks.SelectMany(block => block.Runs).Select(run => run.Tile);
        Assert.All(tiles, tile => Assert.Equal(4, tile.Parts));
    }

    private static WeightGradientSchedule Schedule(WeightGradientKernel kernel, VectorIsa isa) => WeightGradientSchedule.Choose(kernel, isa);

    private static WeightGradientKernel Kernel(int positions, int channels, int filters, int width, int dilation = 1) => new WeightGradientKernel(
        Positions: positions,
        PositionStride: channels,
        Taps: width,
        TapStride: dilation * channels,
        TapLength: channels,
        Columns: filters,
        Groups: 1,
        GroupStride: channels,
        GradientStride: filters).Joined();
}
