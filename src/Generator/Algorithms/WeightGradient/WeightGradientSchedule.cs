using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Schedule;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.WeightGradient;

/// <summary>How an outer product is computed on one instruction set.</summary>
/// <param name="TilesHoldTaps">Whether a tile holds whole taps, where those have few rows, or rows of one tap.</param>
/// <param name="PacksGradients">Whether a block's gradients are packed by its first tile, for the others to read them from the first cache.</param>
/// <param name="PositionBlocks">The blocks that the positions are cut into, each of which is added to the sums in memory.</param>
/// <param name="Blocks">The columns' blocks; their tiles are counted in taps or in rows accordingly.</param>
/// <param name="Cycles">What the arithmetic says that all groups cost.</param>
internal sealed record WeightGradientSchedule(
    bool TilesHoldTaps, bool PacksGradients, int PositionBlocks, IReadOnlyList<ColumnBlock> Blocks, double Cycles)
{
    /// <summary>The vectors of the widest block.</summary>
    public const int MostVectors = 8;

    private static readonly Remembered<WeightGradientKernel, WeightGradientSchedule> s_schedules = new(Search);

    /// <summary>How it is computed with neighbouring rows in a vector, if it is; the rest is of no account then.</summary>
    public RowwiseGradientSchedule? Rowwise { get; init; }

    /// <summary>The cheapest; the scratch that it is given later makes no difference.</summary>
    public static WeightGradientSchedule Choose(WeightGradientKernel kernel, VectorIsa isa) =>
        s_schedules.Of(kernel.PanelLength == 0 ? kernel : kernel with { PanelLength = 0 }, isa);

    private static WeightGradientSchedule Search(WeightGradientKernel kernel, VectorIsa isa)
    {
        var columnwise = ChooseColumnwise(kernel, isa);
        return RowwiseGradientSchedule.Choose(kernel, isa) is { } rowwise && rowwise.Cycles < WeightGradientCosts.Promise * columnwise.Cycles
            ? columnwise with { Rowwise = rowwise, Cycles = rowwise.Cycles }
            : columnwise;
    }

    private static WeightGradientSchedule ChooseColumnwise(WeightGradientKernel kernel, VectorIsa isa)
    {
        var plain = Choose(kernel, isa, packs: false);
        if (WeightGradientTiling.AllStays(kernel, isa))
            return plain;
        var packing = Choose(kernel, isa, packs: true);
        return packing.Cycles < WeightGradientCosts.Promise * plain.Cycles ? packing : plain;
    }

    private static WeightGradientSchedule Choose(WeightGradientKernel kernel, VectorIsa isa, bool packs)
    {
        var vectors = (kernel.Columns + isa.Lanes - 1) / isa.Lanes;
        var most = Math.Min(vectors, MostVectors);
        var schedules =
            from holdsTaps in (bool[])(kernel.Taps == 1 ? [false] : [false, true])
            from width in Enumerable.Range(0, most).Select(index => most - index)
            from positionBlocks in BlocksOf(kernel, width * isa.Lanes)
            select new WeightGradientTiling(kernel, isa, holdsTaps, packs, positionBlocks).Schedule(width);
        return schedules.Aggregate((best, schedule) => schedule.Cycles < best.Cycles * 0.999 ? schedule : best);
    }

    /// <summary>The positions of each block but the last, which may have fewer.</summary>
    public static int BlockPositions(WeightGradientKernel kernel, int blocks) => (kernel.Positions + blocks - 1) / blocks;

    /// <summary>Whether the blocks of positions are so many that a sample's sums are made in scratch: plain additions to one sum lose a digit of it each.</summary>
    public bool HasSums => Rowwise is null && PositionBlocks > WeightGradientCosts.MostBlocks;

    /// <summary>The floats of scratch: of the panel that gradients are packed into, and of sums.</summary>
    public int PanelLength(WeightGradientKernel kernel, VectorIsa isa) => Rowwise is not null
        ? (int)RowwiseGradientSchedule.PanelLength(kernel, isa)
        : checked(PackedLength(kernel, isa) + (HasSums ? 2 * (int)SumsLength(kernel, isa) : 0));

    /// <summary>The floats of packed gradients.</summary>
    public int PackedLength(WeightGradientKernel kernel, VectorIsa isa) =>
        PacksGradients ? checked(BlockPositions(kernel, PositionBlocks) * Blocks.Max(block => block.Vectors) * isa.Lanes) : 0;

    private static long SumsLength(WeightGradientKernel kernel, VectorIsa isa) => (long)kernel.Rows * ((kernel.Columns + isa.Lanes - 1) / isa.Lanes * isa.Lanes);

    /// <summary>One block of positions, or as many as make a panel of so many columns fit.</summary>
    private static IEnumerable<int> BlocksOf(WeightGradientKernel kernel, int columns)
    {
        yield return 1;
        var most = WeightGradientCosts.MostPanelFloats / columns;
        if (kernel.Positions > most)
            yield return (kernel.Positions + most - 1) / most;
    }
}
