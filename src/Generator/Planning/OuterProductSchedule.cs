using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;

namespace Gen.Generator.Planning;

/// <summary>How an outer product is computed on one instruction set.</summary>
/// <param name="TilesHoldTaps">Whether a tile holds whole taps, where those have few rows, or rows of one tap.</param>
/// <param name="Blocks">The columns' blocks; their tiles are counted in taps or in rows accordingly.</param>
/// <param name="Cycles">What the arithmetic says that all groups cost.</param>
internal sealed record OuterProductSchedule(bool TilesHoldTaps, IReadOnlyList<ColumnBlock> Blocks, double Cycles)
{
    private const int LineFloats = 16;
    private const int CacheFloats = 8192;

    private static readonly int[] s_one = [1];

    public static OuterProductSchedule Choose(OuterProductKernel kernel, VectorIsa isa)
    {
        var byRow = Choose(kernel, isa, width => CoverRows(kernel, isa, width));
        if (kernel.Taps == 1)
            return new(false, byRow.Blocks, kernel.Groups * byRow.Cycles);
        var byTap = Choose(kernel, isa, width => CoverTaps(kernel, isa, width));
        return byTap.Cycles < byRow.Cycles ? new(true, byTap.Blocks, kernel.Groups * byTap.Cycles) : new(false, byRow.Blocks, kernel.Groups * byRow.Cycles);
    }

    private static (double Cycles, IReadOnlyList<ColumnBlock> Blocks) Choose(
        OuterProductKernel kernel, VectorIsa isa, Func<int, (double Cycles, IReadOnlyList<TileRun> Runs)> cover)
    {
        var vectors = (kernel.Columns + isa.Lanes - 1) / isa.Lanes;
        var width = Tiling.BlockVectors(vectors, block => cover(block).Cycles);
        var blocks = ColumnBlock.Divide(isa, kernel.Columns, width, block => cover(block).Runs).ToList();
        return (blocks.Sum(block => block.Count * cover(block.Vectors).Cycles), blocks);
    }

    /// <summary>Each tap by itself, its rows divided into tiles.</summary>
    private static (double Cycles, IReadOnlyList<TileRun> Runs) CoverRows(OuterProductKernel kernel, VectorIsa isa, int width)
    {
        var (cycles, runs) = Tiling.Cover(isa, kernel.TapLength, width, kernel.Positions, s_one);
        if (TileOfHalfLines(kernel, isa, width) is { } tile)
            runs = [new(0, kernel.TapLength / tile.Rows, tile)];
        return (cycles * kernel.Taps, runs);
    }

    /// <summary>
    /// Two vectors times half a cache line of rows, where that keeps both units busy twice over. Taller tiles read parts of two lines at each position,
    /// and where the input is larger than the first cache that costs more than the loop (measured on Zen 5, 640 rows: 98 % of the peak, 94 with twelve).
    /// </summary>
    private static Tile? TileOfHalfLines(OuterProductKernel kernel, VectorIsa isa, int width)
    {
        var tile = new Tile(LineFloats / 2, width, 1);
        return width == 2 && tile.Fits(isa) && tile.Rows * tile.Vectors >= 2 * isa.FmasPerCycle * isa.FmaLatency
            && kernel.TapLength % tile.Rows == 0 && kernel.PositionStride % tile.Rows == 0 && kernel.Positions * kernel.PositionStride > CacheFloats
            ? tile
            : null;
    }

    /// <summary>Whole taps, several to a tile; impossible where one tap fills more than the registers.</summary>
    private static (double Cycles, IReadOnlyList<TileRun> Runs) CoverTaps(OuterProductKernel kernel, VectorIsa isa, int width)
    {
        var most = kernel.Taps;
        while (most > 0 && !new Tile(most * kernel.TapLength, width, 1).Fits(isa))
            most--;
        if (most == 0)
            return (double.MaxValue / 4, []);
        var runs = Tiling.Divide(kernel.Taps, most, width, 1);
        var cycles = runs.Sum(run => run.Count * (kernel.Positions * (run.Tile with { Rows = run.Tile.Rows * kernel.TapLength }).Cycles(isa)
            + 6 + run.Tile.Rows * kernel.TapLength * width));
        return (cycles, runs);
    }
}
