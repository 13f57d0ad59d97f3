using System;
using System.Collections.Generic;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;

namespace Gen.Generator.Planning;

/// <summary>How a sliding kernel is computed: the tiles of positions, and whether its weights stay in registers.</summary>
/// <param name="IsStationary">Whether all taps' weights stay in registers and each value is read once for all positions that see it.</param>
/// <param name="Runs">The tiles.</param>
internal sealed record SlidingSchedule(bool IsStationary, IReadOnlyList<TileRun> Runs)
{
    /// <summary>Fewer accumulators would wait for their own additions: four cycles of latency, two units.</summary>
    private const int FewestPositions = 6;
    private const int MostPositions = 10;

    /// <summary>Taps + positions + bias + value &lt;= Registers, or else a loop over the taps with two registers beside the positions.</summary>
    public static SlidingSchedule Choose(SlidingKernel kernel, VectorIsa isa)
    {
        var most = Math.Min(MostPositions, Math.Min(isa.Registers - 2 - kernel.Taps, isa.Unrolled / Math.Max(kernel.Taps, 1)));
        var isStationary = most >= Math.Min(FewestPositions, kernel.Positions);
        var positions = isStationary ? most : Math.Min(MostPositions, isa.Registers - 3);
        return new(isStationary, Tiling.Divide(kernel.Positions, positions, vectors: 1, parts: 1));
    }
}
