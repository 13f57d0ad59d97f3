using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Cost;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Schedule;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.WeightGradient;

/// <summary>The tiles of an outer product, when the rest of its schedule is given, and what they cost.</summary>
/// <param name="kernel">The outer product.</param>
/// <param name="isa">The instruction set.</param>
/// <param name="holdsTaps">Whether a tile holds whole taps.</param>
/// <param name="packs">Whether the gradients of a block of columns are packed.</param>
/// <param name="positionBlocks">The blocks of positions.</param>
internal sealed class WeightGradientTiling(WeightGradientKernel kernel, VectorIsa isa, bool holdsTaps, bool packs, int positionBlocks)
{
    private readonly int _positions = WeightGradientSchedule.BlockPositions(kernel, positionBlocks);

    /// <summary>Whether the gradients of the widest block stay in the first cache as they are, so that packing them has nothing to gain.</summary>
    public static bool AllStays(WeightGradientKernel kernel, VectorIsa isa) =>
        L1Cache.Holds(kernel.Positions, Math.Min(WeightGradientSchedule.MostVectors * isa.Lanes, kernel.Columns), kernel.GradientStride, WeightGradientCosts.GradientShare);

    /// <summary>The schedule with blocks of so many vectors.</summary>
    public WeightGradientSchedule Schedule(int width)
    {
        var known = new Dictionary<int, (double Cycles, IReadOnlyList<TileRun> Runs)>();
        (double Cycles, IReadOnlyList<TileRun> Runs) Tiles(int vectors) =>
            known.TryGetValue(vectors, out var tiles) ? tiles : known[vectors] = Cover(vectors);

        var blocks = ColumnBlock.Divide(isa, kernel.Columns, width, block => Tiles(block).Runs).ToList();
        var cycles = blocks.Sum(block => block.Count * Tiles(block.Vectors).Cycles);
        return new(holdsTaps, packs, positionBlocks, blocks, kernel.Groups * positionBlocks * cycles);
    }

    private (double Cycles, IReadOnlyList<TileRun> Runs) Cover(int width)
    {
        var (cycles, runs) = holdsTaps ? CoverTaps(width) : CoverRows(width);
        // They come from further out at least once. The stores of the tile that packs go beside its multiply-adds, most of them for nothing.
        var first = GradientsStay(width) ? GradientCycles(width) : 0;
        var packing = packs ? 0.5 * width : 0;
        return (cycles + _positions * (first + packing), runs);
    }

    /// <summary>Cycles for the gradients of one position that come from further out.</summary>
    private double GradientCycles(int width)
    {
        var lines = Columns(width) / (double)L1Cache.LineFloats;
        return L1Cache.LineCycles(lines, kernel.GradientStride, _positions) * lines;
    }

    private int Columns(int width) => Math.Min(width * isa.Lanes, kernel.Columns);

    private bool GradientsStay(int width) =>
        L1Cache.Holds(_positions, Columns(width), packs ? width * isa.Lanes : kernel.GradientStride, WeightGradientCosts.GradientShare);

    /// <summary>Each tap by itself, its rows divided into tiles: the cheapest even division.</summary>
    private (double Cycles, IReadOnlyList<TileRun> Runs) CoverRows(int width)
    {
        var best = (Cycles: double.MaxValue / 4, Runs: (IReadOnlyList<TileRun>)[]);
        for (var height = Math.Min(kernel.TapLength, isa.Registers); height >= 1; height--)
        {
            if (Parts(height, width) is not { } parts)
                continue;
            var runs = Tiling.Divide(kernel.TapLength, height, width, parts);
            var cycles = kernel.Taps * runs.Sum(run => run.Count * Cycles(run.Tile, L1Cache.LinesOf(run.Tile.Rows)));
            if (cycles < best.Cycles * 0.999)
                best = (cycles, runs);
        }

        return best;
    }

    /// <summary>Whole taps, several to a tile; impossible where one tap fills more than the registers.</summary>
    private (double Cycles, IReadOnlyList<TileRun> Runs) CoverTaps(int width)
    {
        var most = kernel.Taps;
        int? parts = null;
        while (most > 0 && (parts = Parts(most * kernel.TapLength, width)) is null)
            most--;
        if (parts is null)
            return (double.MaxValue / 4, []);
        var runs = Tiling.Divide(kernel.Taps, most, width, parts.Value);
        var cycles = runs.Sum(run => run.Count
            * Cycles(run.Tile with { Rows = run.Tile.Rows * kernel.TapLength }, run.Tile.Rows * L1Cache.LinesOf(kernel.TapLength)));
        return (cycles, runs);
    }

    /// <summary>
    /// The accumulators of each sum, which take the positions in turns: as many as keep the multiply-adds from waiting, where there is room. None where the registers
    /// do not hold one of each. Scalar code stays as it is, and so do blocks of positions, of which the last is shorter.
    /// </summary>
    private int? Parts(int rows, int width)
    {
        bool Fits(int parts) => new Tile(rows, width, parts).Fits(isa);
        if (!Fits(1))
            return null;
        var parts = 1;
        while (isa.Lanes > 1 && positionBlocks == 1 && parts * rows * width < isa.FmasPerCycle * isa.FmaLatency && 2 * parts <= Math.Min(WeightGradientCosts.MostParts, kernel.Positions) && Fits(2 * parts))
            parts *= 2;
        return parts;
    }

    /// <summary>A tile: its sums, and what it costs to start and to add them into memory.</summary>
    private double Cycles(Tile tile, double inputLines)
    {
        var gradients = GradientsStay(tile.Vectors) ? 0 : GradientCycles(tile.Vectors);
        var position = Math.Max(tile.Rows * tile.Vectors / (double)isa.FmasPerCycle,
            Math.Max(WeightGradientCosts.LoadCycles * (tile.Rows + tile.Vectors) / isa.LoadsPerCycle, isa.FmaLatency / (double)tile.Parts));
        // Of two tiles with equal sums the one with fewer streams of gradients is better, but where those are packed hardly so.
        var streams = (packs ? 0.05 : 0.125) * tile.Vectors;
        return _positions * (position + 0.25 + streams + gradients + InputCycles(tile.Rows, inputLines)) + 16 + 2 * tile.Rows * tile.Vectors * tile.Parts;
    }

    /// <summary>Cycles for the inputs of one position; a line that stays is read once for all rows that lie in it.</summary>
    private double InputCycles(int rows, double lines)
    {
        var stay = L1Cache.Holds(_positions, (int)Math.Ceiling(lines) * L1Cache.LineFloats, kernel.PositionStride, WeightGradientCosts.InputShare);
        return L1Cache.LineCycles(lines, kernel.PositionStride, _positions) * (stay ? Math.Min(lines, rows / (double)L1Cache.LineFloats) : lines);
    }
}
