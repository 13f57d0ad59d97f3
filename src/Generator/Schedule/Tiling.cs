using System;
using System.Collections.Generic;
using Gen.Generator.Target;

namespace Gen.Generator.Schedule;

/// <summary>
/// A register tile: rows (positions of a contraction, weight rows of an outer product) times vectors of columns. All its
/// accumulators are live through the reduction, beside the vectors of the shorter side and one of the longer.
/// </summary>
/// <param name="Rows">The rows.</param>
/// <param name="Vectors">The vectors of columns.</param>
/// <param name="Parts">The accumulators of one sum, where a small tile would otherwise wait for its own additions.</param>
/// <param name="IsStationary">Whether all weights stay in registers while the tiles go by, and nothing is rolled.</param>
/// <param name="Share">The positions that share a vector, each with a few columns; then a row is so many positions.</param>
/// <param name="HoldsBias">Whether what the sums start at stays in registers, too.</param>
internal sealed record Tile(int Rows, int Vectors, int Parts, bool IsStationary = false, int Share = 1, bool HoldsBias = false)
{
    /// <summary>The positions of the tile.</summary>
    public int Positions => Rows * Share;

    /// <summary>Rows * Vectors * Parts + min(Rows, Vectors) + 1 &lt;= Registers; without the last where each row's value is used once, and folded.</summary>
    public bool Fits(VectorIsa isa) =>
        Rows * Vectors * Parts + Math.Min(Rows, Vectors) + (Vectors == 1 && Parts == 1 && isa.FoldsBroadcasts ? 0 : 1) <= isa.Registers;

    /// <summary>
    /// Cycles for one step of the reduction: bound by the multiply-adds, by the loads (each row and each vector once), or by an accumulator's
    /// own latency. A quarter cycle for the loop, and an eighth for each vector: those come from streams of their own, further out in the caches
    /// than the rows' values, so that of two tiles with equal arithmetic the taller one is faster.
    /// </summary>
    public double Cycles(VectorIsa isa)
    {
        var multiplyAdds = (double)(Rows * Vectors) / isa.FmasPerCycle;
        var loads = (double)(Rows + Vectors) / isa.LoadsPerCycle;
        var latency = (double)isa.FmaLatency / Parts;
        return Math.Max(multiplyAdds, Math.Max(loads, latency)) + 0.25 / Parts + 0.125 * Vectors;
    }
}

/// <summary>A run of equal tiles.</summary>
/// <param name="Start">The first row.</param>
/// <param name="Count">The tiles.</param>
/// <param name="Tile">The tile.</param>
internal sealed record TileRun(int Start, int Count, Tile Tile);

/// <summary>The tiles that cover so many rows of so many vectors.</summary>
internal static class Tiling
{
    private const int MostVectors = 8;

    /// <summary>The columns' vectors in blocks: as many equal ones as go, and one for what is left.</summary>
    /// <param name="vectors">The vectors of columns.</param>
    /// <param name="blockCycles">The cost of a block of so many vectors.</param>
    public static int BlockVectors(int vectors, Func<int, double> blockCycles)
    {
        var (best, bestCycles) = (1, double.MaxValue);
        for (var block = Math.Min(vectors, MostVectors); block >= 1; block--)
        {
            var rest = vectors % block;
            var cycles = vectors / block * blockCycles(block) + (rest == 0 ? 0 : blockCycles(rest));
            if (cycles < bestCycles * 0.999)
                (best, bestCycles) = (block, cycles);
        }

        return best;
    }

    /// <summary>The cheapest even division of rows into tiles for a block of vectors.</summary>
    /// <param name="isa">The instruction set.</param>
    /// <param name="rows">The rows to cover.</param>
    /// <param name="vectors">The vectors of the block.</param>
    /// <param name="steps">The steps of the reduction.</param>
    /// <param name="parts">The numbers of parts that the reduction can be divided into.</param>
    /// <param name="window">The rows that must not be divided between two tiles.</param>
    public static (double Cycles, IReadOnlyList<TileRun> Runs) Cover(
        VectorIsa isa, int rows, int vectors, int steps, IEnumerable<int> parts, int window = 1)
    {
        var best = (Cycles: double.MaxValue, Runs: (IReadOnlyList<TileRun>)[]);
        foreach (var part in parts)
        {
            for (var windows = Math.Min(rows, isa.Registers) / window; windows >= 1; windows--)
            {
                if (!new Tile(windows * window, vectors, part).Fits(isa))
                    continue;
                var runs = Divide(rows, windows * window, vectors, part, window);
                var cycles = Cost(isa, runs, steps);
                if (cycles < best.Cycles * 0.999)
                    best = (cycles, runs);
            }
        }

        return best;
    }

    /// <summary>Rows in tiles of at most so many, as even as can be: two heights that differ by one, never a skinny last tile.</summary>
    public static IReadOnlyList<TileRun> Divide(int rows, int most, int vectors, int parts, int window = 1)
    {
        var (windows, mostWindows) = (rows / window, most / window);
        var tiles = (windows + mostWindows - 1) / mostWindows;
        var (low, high) = (windows / tiles, windows % tiles);
        var runs = new List<TileRun>();
        if (high > 0)
            runs.Add(new(0, high, new((low + 1) * window, vectors, parts)));
        if (tiles > high)
            runs.Add(new(high * (low + 1) * window, tiles - high, new(low * window, vectors, parts)));
        return runs;
    }

    /// <summary>A tile's reduction, and what it costs to start and to store.</summary>
    private static double Cost(VectorIsa isa, IReadOnlyList<TileRun> runs, int steps)
    {
        const int StartCycles = 6;
        var cycles = 0.0;
        foreach (var run in runs)
            cycles += run.Count * (steps * run.Tile.Cycles(isa) + StartCycles + run.Tile.Rows * run.Tile.Vectors * run.Tile.Parts);
        return cycles;
    }
}
