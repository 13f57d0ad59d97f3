using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Schedule;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.Depthwise;

/// <summary>How a depthwise kernel is computed: the tiles of positions, and where the weights are meanwhile.</summary>
/// <param name="IsStationary">Whether all taps' weights stay in registers while the tiles go by.</param>
/// <param name="Groups">
/// The groups of taps whose weights are in registers at the same time; in each, a value is read once for all positions that see it. None where there is a loop
/// over the taps, and values are read for each, or where taps go in pairs. A group has every so-manieth tap, so that neighbouring values go into different accumulators, and none waits.
/// </param>
/// <param name="Runs">The tiles.</param>
internal sealed record DepthwiseSchedule(bool IsStationary, int Groups, IReadOnlyList<TileRun> Runs)
{
    /// <summary>The pairs of taps of a group where in tiles of an even number of positions these go in pairs, and so do the taps; none where they do not.</summary>
    public int PairsOfGroup { get; init; }

    /// <summary>Whether taps go in pairs.</summary>
    public bool IsPaired => PairsOfGroup > 0;

    private const int MostPositions = DepthwisePairing.MostPositions;

    /// <summary>
    /// Taps + positions + bias + value &lt;= Registers, for all taps or for those of a group, if all of them may be written out; or else a loop over the taps with
    /// two registers beside the positions.
    /// </summary>
    public static DepthwiseSchedule Choose(DepthwiseKernel kernel, VectorIsa isa) =>
        kernel.Absent == default ? OfWhole(kernel, isa) : OfWhole(kernel with { MayPair = false }, isa).ByThemselves();

    private static DepthwiseSchedule OfWhole(DepthwiseKernel kernel, VectorIsa isa)
    {
        if (DepthwisePairing.Choose(kernel, isa, IsOneVectorOrNear(kernel, isa)) is { } pairing)
            return OfPairs(kernel, isa, pairing);
        var unrolled = isa.Unrolled / Math.Max(kernel.Taps, 1);
        var most = Math.Min(MostPositions, Math.Min(isa.Registers - 2 - kernel.Taps, unrolled));
        if (most >= Math.Min(DepthwiseCosts.FewestPositions, kernel.Positions))
            return Of(kernel, IsOneVectorOrNear(kernel, isa), 1, most);
        most = Math.Min(DepthwiseCosts.GroupPositions, unrolled);
        if (most < Math.Min(DepthwiseCosts.FewestPositions, kernel.Positions) || most + 3 > isa.Registers)
            return Of(kernel, false, 0, Math.Min(MostPositions, isa.Registers - 3));
        return Of(kernel, false, GroupsOf(kernel.Taps, isa.Registers - 2 - most), most);
    }

    /// <summary>All positions in pairs; one that is left over is a tile of its own.</summary>
    private static DepthwiseSchedule OfPairs(DepthwiseKernel kernel, VectorIsa isa, DepthwisePairing pairing)
    {
        var runs = Tiling.Divide(kernel.Positions, 2 * pairing.Positions, vectors: 1, parts: 1, window: 2);
        var rest = kernel.Positions % 2 == 0 ? [] : new[] { new TileRun(kernel.Positions - 1, 1, new Tile(1, 1, 1)) };
        return new(IsOneVectorOrNear(kernel, isa) && pairing.IsWhole(kernel.Taps), 0, [.. runs, .. rest]) { PairsOfGroup = pairing.Taps };
    }

    private static bool IsOneVectorOrNear(DepthwiseKernel kernel, VectorIsa isa) => kernel.Channels <= isa.Lanes || IsNear(kernel);

    /// <summary>No tile is like another where windows reach beyond the signal; and there are no groups of taps.</summary>
    private DepthwiseSchedule ByThemselves() => this with
    {
        Groups = Groups == 1 ? 1 : 0,
        Runs = [.. Runs.SelectMany(run => Enumerable.Range(0, run.Count).Select(tile => run with { Start = run.Start + tile * run.Tile.Rows, Count = 1 }))],
    };

    /// <summary>Whether both signals stay in the first cache; else it pays to finish the rows of a tile while they do, and to load the weights again for each.</summary>
    private static bool IsNear(DepthwiseKernel kernel) => kernel.Positions * (kernel.PositionStride + kernel.OutputStride) <= DepthwiseCosts.NearFloats;

    /// <summary>The fewest groups, or one or two more if fewer taps are left over then.</summary>
    private static int GroupsOf(int taps, int held)
    {
        var fewest = (taps + held - 1) / held;
        return Enumerable.Range(fewest, 3).Where(groups => groups <= taps).OrderBy(groups => taps % groups).First();
    }

    private static DepthwiseSchedule Of(DepthwiseKernel kernel, bool isStationary, int groups, int positions) =>
        new(isStationary, groups, Tiling.Divide(kernel.Positions, positions, vectors: 1, parts: 1));
}
