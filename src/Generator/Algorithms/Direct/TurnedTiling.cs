using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Schedule;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.Direct;

/// <summary>
/// Tiles for positions that share vectors and have four inputs, side by side, and four columns: what is shuffled are sums, not inputs, so that of twelve products three
/// shuffles are left, and weights and inputs stay in registers.
/// </summary>
internal static class TurnedTiling
{
    /// <summary>The stretches of so many inputs that one output sums over.</summary>
    public static int Stretches(ContractionKernel kernel, int width) => kernel.Taps * kernel.TapLength / width;

    /// <summary>The cheapest tiles of that form for so many groups of positions, if there are any.</summary>
    public static (double Cycles, IReadOnlyList<TileRun> Runs)? Cover(ContractionKernel kernel, VectorIsa isa, int groups, int share)
    {
        var width = isa.Lanes / share;
        if (width != LaneSharedTiling.LaneQuad || kernel.Columns != width || kernel.PositionStride != width || kernel.OutputStride != width || kernel.TapLength % width != 0)
            return null;
        var stretches = Stretches(kernel, width);
        var best = default((double Cycles, IReadOnlyList<TileRun> Runs)?);
        for (var height = 1; height <= groups && Fits(kernel, isa, height, stretches); height++)
        {
            var runs = Tiling.Divide(groups, height, vectors: 1, parts: 1)
                .Select(run => run with { Tile = run.Tile with { IsStationary = true, HoldsBias = kernel.HasBias } }).ToList();
            var cycles = runs.Sum(run => stretches * width * DirectCosts.WeightCycles + run.Count * (run.Tile.Rows * Cycles(isa, stretches, width) + DirectCosts.LoopCycles));
            if (best is not { } known || cycles < known.Cycles)
                best = (cycles, runs);
        }

        return best;
    }

    /// <summary>Weights + height * (inputs + accumulator) + a bias, an epilogue's constant and one for the compiler &lt;= Registers.</summary>
    private static bool Fits(ContractionKernel kernel, VectorIsa isa, int height, int stretches) =>
        stretches * LaneSharedTiling.LaneQuad + height * (stretches + 1) + (kernel.HasBias ? 1 : 0) + (kernel.Epilogue == Expression.Identity ? 0 : 1) + 1 <= isa.Registers
        && stretches * LaneSharedTiling.LaneQuad * height <= isa.Unrolled;

    /// <summary>A vector of positions: its products and exchanges, which have VectorPorts between them, or loads of which all but the first may lie in two lines; and its store.</summary>
    private static double Cycles(VectorIsa isa, int stretches, int width)
    {
        var (multiplyAdds, exchanges) = (stretches * width, width - 1);
        var vectors = Math.Max((double)multiplyAdds / isa.FmasPerCycle, (double)(multiplyAdds + exchanges) / isa.VectorPorts);
        return Math.Max(vectors, (2.0 * stretches - 1) / isa.LoadsPerCycle) + 1.0 / isa.StoresPerCycle;
    }
}
