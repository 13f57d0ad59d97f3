using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;

namespace Gen.Generator.Planning;

/// <summary>
/// Tiles for a few columns, fewer than a vector has lanes: several positions share a vector, each with its own copy of the columns. A stretch of four
/// inputs is read for each position at once, and each of the four is then broadcast within its position's lanes: one shuffle for each multiply-add, where
/// lanes without a column would cost whole multiply-adds.
/// </summary>
internal static class SharedTiling
{
    /// <summary>The inputs that are read at once: shuffles within four lanes are the cheapest.</summary>
    public const int Chunk = 4;

    /// <summary>The columns of a ragged end in parts of four, eight and so on lanes; none where all positions need vectors of their own.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="isa">The instruction set.</param>
    /// <param name="first">The end's first column.</param>
    /// <param name="count">Its columns.</param>
    public static (double Cycles, IReadOnlyList<ColumnBlock> Blocks)? Divide(ContractionKernel kernel, VectorIsa isa, int first, int count)
    {
        var lanes = (count + Chunk - 1) / Chunk * Chunk;
        if (count == 0 || lanes >= isa.Lanes)
            return null;
        var (cycles, blocks) = (0.0, new List<ColumnBlock>());
        for (var (width, lane) = (isa.Lanes / 2, 0); lane < count; width /= 2)
        {
            if (lanes - lane < width)
                continue;
            var share = isa.Lanes / width;
            // Positions that are left over would read whole vectors of weights, from the middle of a row past the end of the last one.
            if (kernel.Positions < share || lane > 0 && kernel.Positions % share > 0)
                return null;
            var cover = Cover(kernel, isa, share);
            var columns = Math.Min(width, count - lane);
            blocks.Add(new(first / isa.Lanes, 1, 1, columns, IsRagged: true, cover.Runs, lane));
            cycles += cover.Cycles;
            lane += width;
        }

        return (cycles, blocks);
    }

    /// <summary>The cheapest tiles; positions that are left over take a vector each.</summary>
    private static (double Cycles, IReadOnlyList<TileRun> Runs) Cover(ContractionKernel kernel, VectorIsa isa, int share)
    {
        var (groups, rest) = (kernel.Positions / share, kernel.Positions % share);
        var best = (Cycles: double.MaxValue, Runs: (IReadOnlyList<TileRun>)[]);
        for (var height = 1; height <= groups && Fits(kernel, isa, height); height++)
        {
            var runs = Tiling.Divide(groups, height, vectors: 1, parts: 1)
                .Select(run => run with { Start = run.Start * share, Tile = run.Tile with { Share = share } }).ToList();
            var cycles = runs.Sum(run => run.Count * Cycles(kernel, isa, run.Tile));
            if (cycles < best.Cycles)
                best = (cycles, runs);
        }

        if (rest == 0)
            return best;
        var (cyclesOfRest, runsOfRest) = ContractionSchedule.Cover(kernel with { Positions = rest }, isa, vectors: 1);
        return (best.Cycles + cyclesOfRest, [.. best.Runs, .. runsOfRest.Select(run => run with { Start = run.Start + groups * share })]);
    }

    /// <summary>2 * height for accumulators and inputs + 1 weight + 1 broadcast + 1 for an epilogue's constant &lt;= Registers.</summary>
    private static bool Fits(ContractionKernel kernel, VectorIsa isa, int height) =>
        2 * height + 2 + (kernel.Epilogue == Expression.Identity ? 0 : 1) <= isa.Registers;

    /// <summary>
    /// Cycles of one tile. An input that is broadcast within its lanes is a shuffle; the last inputs that fill no chunk are put together for each
    /// row from a broadcast for each position. Multiply-adds and shuffles have VectorPorts between them, and an accumulator waits for its own latency.
    /// </summary>
    private static double Cycles(ContractionKernel kernel, VectorIsa isa, Tile tile)
    {
        const int StartCycles = 6;
        var chunks = kernel.TapLength / Chunk;
        var rest = kernel.TapLength % Chunk;
        var read = kernel.PositionStride == Chunk && tile.Share * Chunk == isa.Lanes ? 0 : tile.Share - 1;
        var chunk = Math.Max(Chunk * isa.FmaLatency, (double)(2 * Chunk * tile.Rows + read * tile.Rows + Chunk) / isa.VectorPorts) + 0.5;
        var single = Math.Max(isa.FmaLatency, (double)(tile.Rows * 2 * tile.Share + 1) / isa.VectorPorts) + 0.5;
        var store = kernel.OutputStride * tile.Share == isa.Lanes ? 1 : tile.Share;
        return kernel.Taps * (chunks * chunk + rest * single) + StartCycles + tile.Rows * store;
    }
}
