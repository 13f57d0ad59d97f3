using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.Direct;
using Gen.Generator.Cost;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Schedule;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.Dot;

/// <summary>A register tile of dot products: each output has a vector of sums, or several that take turns.</summary>
/// <param name="Positions">The positions.</param>
/// <param name="Columns">The columns; all of them where there are several positions, so that outputs lie side by side.</param>
/// <param name="Parts">The vectors of sums of one output, where a small tile would otherwise wait for its own additions.</param>
internal sealed record DotTile(int Positions, int Columns, int Parts)
{
    public int Outputs => Positions * Columns;

    /// <summary>The sums, the vectors of the shorter side, one of the longer, the mask of a last part of a tap, and the biases.</summary>
    public bool Fits(VectorIsa isa) => Outputs * Parts + Math.Min(Positions, Columns) + 2 + (Outputs + isa.Lanes - 1) / isa.Lanes <= isa.Registers;
}

/// <summary>A run of equal tiles.</summary>
/// <param name="Position">The first position.</param>
/// <param name="Column">The first column.</param>
/// <param name="Positions">The tiles one position, or a tile's positions, behind the other.</param>
/// <param name="Columns">The tiles beside each other, of which each has its own columns.</param>
/// <param name="Tile">The tile.</param>
internal sealed record DotRun(int Position, int Column, int Positions, int Columns, DotTile Tile)
{
    public int Tiles => Positions * Columns;
}

/// <summary>How dot products are computed on one instruction set: the cheapest tiles by arithmetic.</summary>
/// <param name="Isa">The set, with vectors that are no longer than a tap.</param>
/// <param name="Runs">The tiles.</param>
/// <param name="Cycles">What the arithmetic says that it costs.</param>
internal sealed record DotSchedule(VectorIsa Isa, IReadOnlyList<DotRun> Runs, double Cycles)
{
    private static readonly Remembered<DotKernel, DotSchedule> s_schedules = new(Search);

    public static DotSchedule Choose(DotKernel kernel, VectorIsa isa) => s_schedules.Of(kernel, isa);

    private static DotSchedule Search(DotKernel kernel, VectorIsa isa)
    {
        while (isa.Lanes > 1 && isa.Lanes > kernel.TapLength)
            isa = isa.Narrower;
        return Tiles(kernel, isa).Select(tile => Of(kernel, isa, tile)).Aggregate((best, next) => next.Cycles < best.Cycles * 0.999 ? next : best);
    }

    /// <summary>Whether so many vectors of each input are written out, since a loop's own work would show.</summary>
    public static bool IsUnrolled(VectorIsa isa, DotKernel kernel, DotTile tile) => VectorsOf(kernel, isa) * tile.Outputs <= isa.Unrolled;

    private static IEnumerable<DotTile> Tiles(DotKernel kernel, VectorIsa isa)
    {
        int[] parts = [1, 2, 4];
        var several = from positions in Enumerable.Range(2, Math.Max(Math.Min(kernel.Positions, isa.Registers) - 1, 0)) select (positions, kernel.Columns);
        var single = from columns in Enumerable.Range(1, Math.Min(kernel.Columns, isa.Registers)) select (1, columns);
        return from shape in several.Concat(single)
               from part in parts
               where part == 1 || part * isa.Lanes <= kernel.TapLength
               let tile = new DotTile(shape.Item1, shape.Item2, part)
               where tile.Fits(isa)
               select tile;
    }

    private static DotSchedule Of(DotKernel kernel, VectorIsa isa, DotTile tile)
    {
        var runs = Divide(kernel, tile).ToList();
        return new(isa, runs, runs.Sum(run => DirectCosts.CallCycles + run.Tiles * TileCycles(kernel, isa, run.Tile)));
    }

    /// <summary>Positions in tiles of all columns, or one after the other in tiles of some.</summary>
    private static IEnumerable<DotRun> Divide(DotKernel kernel, DotTile tile) => tile.Columns == kernel.Columns
        ? Tiling.Divide(kernel.Positions, tile.Positions, 1, 1).Select(run => new DotRun(run.Start, 0, run.Count, 1, tile with { Positions = run.Tile.Rows }))
        : Tiling.Divide(kernel.Columns, tile.Columns, 1, 1).Select(run => new DotRun(0, run.Start, kernel.Positions, run.Count, tile with { Columns = run.Tile.Rows }));

    /// <summary>The vectors of one output's inputs; that of a part of a tap is shifted so that it ends with the tap.</summary>
    private static int VectorsOf(DotKernel kernel, VectorIsa isa) => kernel.Taps * ((kernel.TapLength + isa.Lanes - 1) / isa.Lanes);

    private static double TileCycles(DotKernel kernel, VectorIsa isa, DotTile tile)
    {
        var multiplyAdds = (double)tile.Outputs / isa.FmasPerCycle;
        var loads = (tile.Columns + tile.Positions * LinesOfVector(kernel, isa)) / isa.LoadsPerCycle;
        var step = Math.Max(Math.Max(multiplyAdds, loads), Math.Max(FarCycles(kernel, isa, tile), (double)isa.FmaLatency / tile.Parts));
        var vectors = VectorsOf(kernel, isa);
        var masks = kernel.TapLength % isa.Lanes == 0 ? 0 : (double)kernel.Taps * tile.Positions / isa.VectorPorts;
        var rolling = IsUnrolled(isa, kernel, tile) ? 0 : 0.25 * vectors / tile.Parts + DotCosts.StartCycles * (kernel.Taps - 1);
        return DotCosts.StartCycles + vectors * step + masks + rolling + EndCycles(isa, tile);
    }

    private static double FarCycles(DotKernel kernel, VectorIsa isa, DotTile tile) =>
        kernel.Positions == tile.Positions || L1Cache.Holds(kernel.Columns, kernel.Inputs, kernel.Inputs, share: 0.75)
            ? 0
            : DotCosts.FarLineCycles * tile.Columns * isa.Lanes / L1Cache.LineFloats;

    /// <summary>A vector that begins anywhere lies in two cache lines, (Lanes - 1) of 16 times.</summary>
    private static double LinesOfVector(DotKernel kernel, VectorIsa isa) => kernel.PositionStride % isa.Lanes == 0 && kernel.TapStride % isa.Lanes == 0
        ? 1
        : 1 + (isa.Lanes - 1) / (double)L1Cache.LineFloats;

    /// <summary>The parts of a sum are added up; then of each two vectors two blends, a shuffle and an addition make one. What comes out waits for all of that.</summary>
    private static double EndCycles(VectorIsa isa, DotTile tile) =>
        (tile.Outputs * (tile.Parts - 1) + (isa.Lanes == 1 ? 0 : 4.0 * tile.Outputs)) / isa.FmasPerCycle + 2.0 * (tile.Outputs + isa.Lanes - 1) / isa.Lanes;
}
