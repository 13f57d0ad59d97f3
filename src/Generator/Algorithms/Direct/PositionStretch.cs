using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Cost;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Schedule;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.Direct;

/// <summary>
/// Neighbouring positions of a contraction for which all columns are computed before the next ones' turn comes, so that their rows of the output are finished while
/// they are near. A pass over all positions for each block of columns comes back to each row when it has long been written further out.
/// </summary>
/// <param name="Start">The first position.</param>
/// <param name="Count">The equal stretches, one behind the other.</param>
/// <param name="Positions">The positions of each.</param>
/// <param name="Blocks">The blocks of columns, and the tiles of one stretch.</param>
internal sealed record PositionStretch(int Start, int Count, int Positions, IReadOnlyList<ColumnBlock> Blocks)
{
    /// <summary>All positions at once, or in stretches of whole tiles: of as many as are near, each as high as if nothing were divided.</summary>
    public static IReadOnlyList<PositionStretch> Divide(ContractionKernel kernel, VectorIsa isa)
    {
        var all = new PositionStretch(0, 1, kernel.Positions, ContractionSchedule.Choose(kernel, isa));
        var tiles = all.Blocks[0].Runs.Sum(run => run.Count);
        if (kernel.Pool is not null || !CanDivide(all.Blocks, (long)kernel.Positions * kernel.OutputStride) || NearTiles(kernel, tiles) is not { } near)
            return [all];
        var positions = (int)((kernel.Positions * near + tiles - 1) / tiles);
        var (count, rest) = (kernel.Positions / positions, kernel.Positions % positions);
        var equal = new PositionStretch(0, count, positions, BlocksFor(all, kernel with { Positions = positions }, isa));
        return rest == 0 ? [equal] : [equal, new(count * positions, 1, rest, BlocksFor(all, kernel with { Positions = rest }, isa))];
    }

    /// <summary>The tiles of a stretch whose outputs, or inputs, stay near; none where nothing is gained by that.</summary>
    private static long? NearTiles(ContractionKernel kernel, long tiles)
    {
        var (inputs, outputs) = ((long)kernel.Positions * kernel.PositionStride, (long)kernel.Positions * kernel.OutputStride);
        var weights = (long)kernel.PanelRows * kernel.Columns;
        if (outputs > DirectCosts.NearFloats && weights <= DirectCosts.MostWeights)
            return System.Math.Max(DirectCosts.NearFloats * tiles / outputs, 1);
        return inputs > DirectCosts.FarFloats && weights <= L1Cache.SecondCacheFloats ? System.Math.Max(DirectCosts.NearInputs * tiles / inputs, 1) : null;
    }

    /// <summary>
    /// Positions that share a vector have tiles that lose more by the division: it pays where lines come back from beyond the second cache. Measured on AVX-512: 400 KB of
    /// outputs 1.08 times as fast, 3.4 MB 1.13 to 1.36 times, 140 KB 0.8 times.
    /// </summary>
    private static bool CanDivide(IReadOnlyList<ColumnBlock> blocks, long outputs) =>
        blocks.Sum(block => block.Count) > 1 && (!Shares(blocks) || outputs > L1Cache.SecondCacheFloats);

    private static bool Shares(IReadOnlyList<ColumnBlock> blocks) => blocks.Any(block => block.Runs.Any(run => run.Tile.Share > 1));

    /// <summary>The same blocks of columns, with tiles for fewer positions; where positions share a vector, what is best for so many.</summary>
    private static IReadOnlyList<ColumnBlock> BlocksFor(PositionStretch all, ContractionKernel kernel, VectorIsa isa) => Shares(all.Blocks)
        ? ContractionSchedule.Choose(kernel, isa)
        : [.. all.Blocks.Select(block => block with { Runs = ContractionSchedule.Cover(kernel, isa, block.Vectors).Runs })];
}
