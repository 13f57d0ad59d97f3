using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Schedule;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.Direct;

/// <summary>
/// Tiles for a reduction so short that its weights fit into registers beside the accumulators: a rolled loop of three steps is mostly loop.
/// </summary>
internal static class WeightStationaryTiling
{
    private const int LineFloats = 16;
    /// <summary>The cheapest tiles of that form, or none where the weights do not fit.</summary>
    public static (double Cycles, IReadOnlyList<TileRun> Runs) Cover(ContractionKernel kernel, VectorIsa isa, int vectors)
    {
        var rows = kernel.Taps * kernel.TapLength;
        var best = (Cycles: double.MaxValue, Runs: (IReadOnlyList<TileRun>)[]);
        if (WritesLinesTwice(kernel, isa, vectors))
            return best;
        var window = kernel.Pool is { Windows: > 1 } pool ? pool.Length : 1;
        for (var height = window; height <= kernel.Positions && Fits(kernel, isa, rows * vectors, height, vectors); height += window)
        {
            var holdsBias = kernel.HasBias && Fits(kernel, isa, (rows + 1) * vectors, height, vectors);
            var runs = Tiling.Divide(kernel.Positions, height, vectors, parts: 1, window)
                .Select(run => run with { Tile = run.Tile with { IsStationary = true, HoldsBias = holdsBias } }).ToList();
            var cycles = runs.Sum(run => run.Count * Cycles(kernel, isa, run.Tile)) + rows * vectors;
            if (cycles < best.Cycles)
                best = (cycles, runs);
        }

        return (Math.Max(best.Cycles, rows * (isa.FmaLatency + vectors)), best.Runs);
    }

    /// <summary>The values that a tile reads, each with the positions and rows that it is multiplied for.</summary>
    public static ILookup<int, (int Position, int Row)> Uses(ContractionKernel kernel, int positions) =>
        (from position in Enumerable.Range(0, positions)
         from row in Enumerable.Range(0, kernel.Taps * kernel.TapLength)
         let offset = position * kernel.PositionStride + kernel.PlaceOf(row / kernel.TapLength) + row % kernel.TapLength
         select (offset, position, row)).ToLookup(use => use.offset, use => (use.position, use.row));

    /// <summary>
    /// A block of columns narrower than a cache line comes back to each line of the output for its other half; once the output is larger than
    /// half the first cache, the line is gone by then, and fetching it costs more than the rolled loop (measured: 63 against 69 % of the peak).
    /// A vector as wide as a line is no better: a user's array does not begin with one, and each of its vectors lies in two.
    /// </summary>
    private static bool WritesLinesTwice(ContractionKernel kernel, VectorIsa isa, int vectors) =>
        kernel.Pool is null && vectors * isa.Lanes < kernel.Columns && (vectors == 1 || vectors * isa.Lanes < LineFloats)
        && kernel.Positions * kernel.OutputStride > DirectCosts.HalfCacheFloats;

    /// <summary>
    /// Weights, perhaps biases + height * vectors accumulators + 1 value + the spare ones &lt;= Registers. To spare are one for the compiler, one for the
    /// pieces of a ragged end, one for an epilogue's constant, those in which positions are pooled, and those that the greater of two values takes where one of them may be NaN; without them weights end up on the stack.
    /// </summary>
    private static bool Fits(ContractionKernel kernel, VectorIsa isa, int held, int height, int vectors)
    {
        var spare = 1 + (kernel.Columns % isa.Lanes == 0 ? 0 : 1) + (kernel.Epilogue == Expression.Identity ? 0 : 1) + (kernel.Pool is { Windows: 1 } ? vectors : 0)
            + (kernel.Pool is { Kind: PoolKind.Max } ? DirectCosts.GreatestRegisters : 0);
        return held + height * vectors + 1 + spare <= isa.Registers && kernel.Taps * kernel.TapLength * height * vectors <= isa.Unrolled;
    }

    /// <summary>
    /// Cycles of one tile: bound by the multiply-adds, by the loads (each value once, and each bias that is not held), or by the stores, where a value that is pooled is added instead; half a one for the loop.
    /// Neighbouring tiles overlap, so that an accumulator's latency is hidden by the next tile; but all of them together take no less than one sum does. Many sums
    /// of few inputs are stored all at once: measured, four of them at a time reach 86 % of the peak, twenty 75 %.
    /// </summary>
    private static double Cycles(ContractionKernel kernel, VectorIsa isa, Tile tile)
    {
        var accumulators = tile.Rows * tile.Vectors;
        var multiplyAdds = (double)accumulators * (kernel.Taps * kernel.TapLength + (kernel.Pool is null ? 0 : 1)) / isa.FmasPerCycle;
        var loads = (double)(Uses(kernel, tile.Rows).Count + (kernel.HasBias && !tile.HoldsBias ? tile.Vectors : 0)) / isa.LoadsPerCycle;
        var stores = (double)accumulators / (kernel.Pool?.Length ?? 1);
        var burst = kernel.Taps * kernel.TapLength < 2 * isa.FmaLatency ? DirectCosts.BurstCycles * Math.Max(stores - isa.FmaLatency, 0) : 0;
        return Math.Max(multiplyAdds, Math.Max(loads, stores / isa.StoresPerCycle)) + 0.5 + burst;
    }
}
