using System.Linq;
using Gen.Generator.Algorithms.Direct;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Target;
using Xunit;

namespace Gen.Generator.Tests.Planning;

/// <summary>Where sums are turned into their columns' lanes, not inputs.</summary>
public sealed class TurnedTilingTests
{
    [Theory]
    [InlineData(4, 4, 3, 4, true)]
    [InlineData(4, 4, 1, 4, true)]
    [InlineData(4, 4, 7, 4, false)] // Twenty-eight weights leave no room.
    [InlineData(4, 3, 3, 3, false)]
    [InlineData(5, 4, 3, 4, false)]
    [InlineData(4, 4, 3, 8, false)] // Positions that do not lie side by side in the output.
    public void FourChannelsAndFourFiltersAreTurned(int channels, int filters, int taps, int outputStride, bool isTurned)
    {
        var kernel = new ContractionKernel(998, channels, taps, channels, channels, taps * channels, 0, channels, filters, 1, channels, outputStride, true, Expression.Identity).Joined();
        var runs = ContractionSchedule.Choose(kernel, VectorIsa.Avx512).SelectMany(block => block.Runs).ToList();
        Assert.Equal(isTurned, runs.Exists(run => run.Tile is { IsStationary: true, Share: > 1 }));
        Assert.Equal(998, runs.Sum(run => run.Count * run.Tile.Positions));
    }
}
