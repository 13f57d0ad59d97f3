using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Schedule;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.Direct;

/// <summary>
/// Tiles for a few columns, fewer than a vector has lanes: several positions share a vector, each with its own copy of the columns. A stretch of
/// inputs is read for each position at once, as many as it has lanes, and each of them is then broadcast within those lanes: one shuffle for each
/// multiply-add, where lanes without a column would cost whole multiply-adds.
/// </summary>
internal static class LaneSharedTiling
{
    /// <summary>The fewest lanes of a position, and the fewest inputs that are read at once.</summary>
    public const int LaneQuad = 4;

    /// <summary>A tap's inputs in whole chunks of so many lanes, perhaps four, and the last ones.</summary>
    public static (int Whole, bool LaneQuad, int Singles) Chunks(int inputs, int width) => (inputs / width, inputs % width >= LaneQuad, inputs % width % LaneQuad);

    /// <summary>The columns of a ragged end in parts of four, eight and so on lanes; none where all positions need vectors of their own.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="isa">The instruction set.</param>
    /// <param name="first">The end's first column.</param>
    /// <param name="count">Its columns.</param>
    public static (double Cycles, IReadOnlyList<ColumnBlock> Blocks)? Divide(ContractionKernel kernel, VectorIsa isa, int first, int count)
    {
        var lanes = (count + LaneQuad - 1) / LaneQuad * LaneQuad;
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
        for (var height = 1; height <= groups && Fits(kernel, isa, height, share); height++)
        {
            var runs = Tiling.Divide(groups, height, vectors: 1, parts: 1)
                .Select(run => run with { Start = run.Start * share, Tile = run.Tile with { Share = share } }).ToList();
            var cycles = runs.Sum(run => run.Count * Cycles(kernel, isa, run.Tile));
            if (cycles < best.Cycles)
                best = (cycles, runs);
        }

        if (TurnedTiling.Cover(kernel, isa, groups, share) is { } turned && turned.Cycles < best.Cycles)
            best = (turned.Cycles, [.. turned.Runs.Select(run => run with { Start = run.Start * share, Tile = run.Tile with { Share = share } })]);
        if (rest == 0)
            return best;
        var (cyclesOfRest, runsOfRest) = ContractionSchedule.Cover(kernel with { Positions = rest }, isa, vectors: 1);
        return (best.Cycles + cyclesOfRest, [.. best.Runs, .. runsOfRest.Select(run => run with { Start = run.Start + groups * share })]);
    }

    /// <summary>
    /// 2 * height for accumulators and inputs + 1 weight + 1 broadcast + 1 for an epilogue's constant + the shuffles' patterns, or 2 for the halves
    /// of a vector that four positions are put together from &lt;= Registers. Within four lanes a pattern is part of the instruction; wider ones are vectors,
    /// and the compiler keeps them all.
    /// </summary>
    private static bool Fits(ContractionKernel kernel, VectorIsa isa, int height, int share)
    {
        var width = isa.Lanes / share;
        var others = width > LaneQuad ? Math.Min(width, kernel.TapLength) : share > 2 ? 2 : 0;
        return 2 * height + 2 + others + (kernel.Epilogue == Expression.Identity ? 0 : 1) <= isa.Registers;
    }

    /// <summary>Cycles of one tile.</summary>
    private static double Cycles(ContractionKernel kernel, VectorIsa isa, Tile tile)
    {
        const int StartCycles = 6;
        var (whole, four, singles) = Chunks(kernel.TapLength, isa.Lanes / tile.Share);
        var tap = whole * Chunk(isa.Lanes / tile.Share) + (four ? Chunk(LaneQuad) : 0)
            + singles * Math.Max(isa.FmaLatency, (double)(tile.Rows * 2 * tile.Share + 1) / isa.VectorPorts);
        var store = kernel.OutputStride * tile.Share == isa.Lanes ? 1 : tile.Share;
        return kernel.Taps * tap + StartCycles + tile.Rows * store;

        double Chunk(int inputs) => LaneSharedTiling.Chunk(kernel, isa, tile, inputs, Blended(kernel, isa, tile, inputs));
    }

    /// <summary>
    /// The inputs of a chunk that are not shuffled, but blended of a broadcast from memory for each of two positions. A blend finds a port that neither
    /// multiply-adds nor shuffles need, until the loads are the more: the number with the fewest cycles. None where the blend cannot broadcast one of
    /// the two by itself (measured on AVX2: a quarter slower than shuffles alone).
    /// </summary>
    public static int Blended(ContractionKernel kernel, VectorIsa isa, Tile tile, int inputs) => tile.Share > 2 || !isa.FoldsBroadcasts
        ? 0
        : Enumerable.Range(0, inputs).OrderBy(blended => Chunk(kernel, isa, tile, inputs, blended)).First();

    /// <summary>
    /// Cycles of a chunk. An input that is broadcast within its lanes is a shuffle, and so is putting the positions' inputs together, and a weight for
    /// all of them. Multiply-adds and shuffles have VectorPorts between them, with blends BlendPorts; and an accumulator waits for its own latency.
    /// </summary>
    private static double Chunk(ContractionKernel kernel, VectorIsa isa, Tile tile, int inputs, int blended)
    {
        var joins = tile.Share - 1;
        var isOneLoad = kernel.PositionStride == inputs && tile.Share * inputs == isa.Lanes;
        var shuffles = (inputs - blended + (isOneLoad ? 0 : joins)) * tile.Rows + inputs * joins;
        var multiplyAdds = inputs * tile.Rows;
        var loads = ((isOneLoad ? 1 : tile.Share) + 2 * blended) * tile.Rows + inputs;
        var vectors = Math.Max((double)(multiplyAdds + shuffles) / isa.VectorPorts, (double)(multiplyAdds + shuffles + blended * tile.Rows) / isa.BlendPorts);
        return Math.Max(inputs * isa.FmaLatency, Math.Max(vectors, (double)loads / isa.LoadsPerCycle)) + 0.5;
    }
}
