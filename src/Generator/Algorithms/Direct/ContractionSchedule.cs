using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Schedule;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.Direct;

/// <summary>How a contraction is computed on one instruction set: the cheapest tiles by arithmetic.</summary>
internal static class ContractionSchedule
{
    private static readonly int[] s_parts = [1, 2, 4];

    private static readonly Remembered<ContractionKernel, ContractionPlan> s_plans = new(Search);

    public static IReadOnlyList<ColumnBlock> Choose(ContractionKernel kernel, VectorIsa isa) => s_plans.Of(kernel, isa).Blocks;

    /// <summary>What the arithmetic says that it costs, without the calls.</summary>
    public static double Cycles(ContractionKernel kernel, VectorIsa isa) => kernel.Groups * CyclesOfGroup(kernel, isa);

    /// <summary>The same with the calls, of which each group has its own; with many groups of few positions they count.</summary>
    public static double CyclesWithCalls(ContractionKernel kernel, VectorIsa isa) => kernel.Groups * CyclesOfGroupWithCalls(kernel, isa);

    /// <summary>What one group costs, without the calls.</summary>
    public static double CyclesOfGroup(ContractionKernel kernel, VectorIsa isa) => s_plans.Of(kernel, isa).Cycles;

    /// <summary>What one group costs with the calls.</summary>
    public static double CyclesOfGroupWithCalls(ContractionKernel kernel, VectorIsa isa)
    {
        var (cycles, blocks) = s_plans.Of(kernel, isa);
        return cycles + DirectCosts.CallCycles * blocks.Sum(block => block.Count * block.Runs.Count);
    }

    /// <summary>The columns in whole vectors of which the last may be ragged, or what would be ragged by itself, with several positions in a vector.</summary>
    private static ContractionPlan Search(ContractionKernel kernel, VectorIsa isa)
    {
        var ragged = Divide(kernel, isa, kernel.Columns);
        var tail = kernel.Columns % isa.Lanes;
        // Where positions are pooled few columns are better done channels first.
        if (kernel.Pool is not null || LaneSharedTiling.Divide(kernel, isa, kernel.Columns - tail, tail) is not { } shared)
            return ragged;
        var whole = tail == kernel.Columns ? new(0, []) : Divide(kernel, isa, kernel.Columns - tail);
        var cycles = whole.Cycles + shared.Cycles;
        return cycles < ragged.Cycles ? new(cycles, [.. whole.Blocks, .. shared.Blocks]) : ragged;
    }

    private static ContractionPlan Divide(ContractionKernel kernel, VectorIsa isa, int columns)
    {
        var known = new Dictionary<int, (double Cycles, IReadOnlyList<TileRun> Runs)>();
        (double Cycles, IReadOnlyList<TileRun> Runs) Tiles(int vectors) =>
            known.TryGetValue(vectors, out var tiles) ? tiles : known[vectors] = Cover(kernel, isa, vectors);

        var width = Tiling.BlockVectors((columns + isa.Lanes - 1) / isa.Lanes, block => Tiles(block).Cycles + DirectCosts.CallCycles * Tiles(block).Runs.Count);
        var blocks = ColumnBlock.Divide(isa, columns, width, block => Tiles(block).Runs).ToList();
        return new(blocks.Sum(block => block.Count * Tiles(block.Vectors).Cycles), blocks);
    }

    /// <summary>The cheapest tiles for all positions of so many vectors.</summary>
    public static (double Cycles, IReadOnlyList<TileRun> Runs) Cover(ContractionKernel kernel, VectorIsa isa, int vectors)
    {
        var parts = s_parts.Where(part => kernel.TapLength % part == 0).ToList();
        var free = kernel.Pool is { Windows: 1 } ? isa with { Registers = isa.Registers - vectors } : isa;
        var window = kernel.Pool is { Windows: > 1 } pool ? pool.Length : 1;
        var rolled = Tiling.Cover(free, kernel.Positions, vectors, kernel.Taps * kernel.TapLength, parts, window);
        var stationary = WeightStationaryTiling.Cover(kernel, isa, vectors);
        return stationary.Cycles < rolled.Cycles ? stationary : rolled;
    }
}

/// <summary>The cheapest blocks of columns for one group.</summary>
/// <param name="Cycles">What they cost, without the calls.</param>
/// <param name="Blocks">The blocks.</param>
internal sealed record ContractionPlan(double Cycles, IReadOnlyList<ColumnBlock> Blocks);
