using System.Linq;
using Gen.Generator.Algorithms.Direct;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Target;
using Xunit;

namespace Gen.Generator.Tests.Planning;

/// <summary>Positions are divided into stretches without making tiles lower than they would be by themselves.</summary>
public sealed class PositionStretchTests
{
    [Theory]
    [InlineData(100, 3, 96, 11)]
    [InlineData(140, 1, 128, 8)]
    [InlineData(937, 1, 128, 4)]
    [InlineData(1000, 3, 96, 11)]
    [InlineData(79, 5, 112, 9)]
    [InlineData(1663, 287, 99, 1)]
    public void StretchesCoverAllPositionsInHardlyMoreTiles(int positions, int channels, int filters, int width)
    {
        var kernel = new ContractionKernel(positions, channels, width, channels, channels, width * channels, 0, channels, filters, 1, channels, filters, true, Expression.Identity).Joined();
        foreach (var isa in VectorIsa.All)
        {
            var stretches = PositionStretch.Divide(kernel, isa);
            Assert.True(isa != VectorIsa.Avx512 || stretches.Sum(stretch => stretch.Count) > 1);
            Assert.Equal(positions, stretches.Sum(stretch => stretch.Count * stretch.Positions));
            Assert.All(stretches.Skip(1), stretch => Assert.Equal(stretches[0].Count * stretches[0].Positions, stretch.Start));
            Assert.All(stretches, stretch => Assert.All(stretch.Blocks, block => Assert.Equal(stretch.Positions, block.Runs.Sum(run => run.Count * run.Tile.Positions))));

            // Where a stretch has tiles of another kind, which keep their weights in registers, heights say nothing.
            var undivided = ContractionSchedule.Choose(kernel, isa)[0].Runs;
            if (stretches[0].Blocks[0].Runs[0].Tile.IsStationary == undivided[0].Tile.IsStationary)
                Assert.InRange(stretches.Sum(stretch => stretch.Count * stretch.Blocks[0].Runs.Sum(run => run.Count)), 1, undivided.Sum(run => run.Count) + 1);
        }
    }
}
