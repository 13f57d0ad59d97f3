using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Cost;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Schedule;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.WeightGradient;

/// <summary>
/// How an outer product is computed with neighbouring rows of weights in a vector, and one column in all lanes: for a few columns, which would leave most of a
/// vector empty, or for one vector of them, where each multiply-add takes a load. The sums come out turned, column by column, and are exchanged once a sample.
/// </summary>
/// <param name="Taps">The taps that a tile holds; none where a tap is divided into tiles.</param>
/// <param name="Turned">The tiles: a schedule of the same sums with rows and columns exchanged, whose columns are the vectors of all taps or of one.</param>
/// <param name="Cycles">What the arithmetic says that all groups cost.</param>
internal sealed record RowwiseGradientSchedule(int Taps, WeightGradientSchedule Turned, double Cycles)
{
    /// <summary>The rows of a block that is exchanged at once.</summary>
    public const int BlockRows = TransposeSchedule.LaneQuad;

    /// <summary>The vectors of the rows of a tap.</summary>
    public static int VectorsOfTap(WeightGradientKernel kernel, VectorIsa isa) => (kernel.TapLength + isa.Lanes - 1) / isa.Lanes;

    /// <summary>The floats of one column's sums: whole vectors for each tap.</summary>
    public static int SumLength(WeightGradientKernel kernel, VectorIsa isa) => kernel.Taps * VectorsOfTap(kernel, isa) * isa.Lanes;

    /// <summary>The floats of all sums of a group, those of columns that only fill a block included.</summary>
    public static long PanelLength(WeightGradientKernel kernel, VectorIsa isa) => (long)Columns(kernel, isa) * SumLength(kernel, isa);

    /// <summary>The columns of such a block.</summary>
    public static int BlockColumns(WeightGradientKernel kernel, VectorIsa isa) => Math.Min(isa.Lanes, kernel.Columns > TransposeSchedule.LaneQuad ? 2 * TransposeSchedule.LaneQuad : TransposeSchedule.LaneQuad);

    /// <summary>The blocks' columns.</summary>
    public static int Columns(WeightGradientKernel kernel, VectorIsa isa)
    {
        var ofBlock = BlockColumns(kernel, isa);
        return (kernel.Columns + ofBlock - 1) / ofBlock * ofBlock;
    }

    /// <summary>The cheapest; none where vectors are too narrow or the sums would not stay near.</summary>
    public static RowwiseGradientSchedule? Choose(WeightGradientKernel kernel, VectorIsa isa)
    {
        if (isa.Lanes < BlockRows || PanelLength(kernel, isa) > L1Cache.SecondCacheFloats)
            return null;
        RowwiseGradientSchedule? best = null;
        foreach (var schedule in Schedules(kernel, isa))
        {
            if (best is null || schedule.Cycles < best.Cycles * 0.999)
                best = schedule;
        }

        return best;
    }

    private static IEnumerable<RowwiseGradientSchedule> Schedules(WeightGradientKernel kernel, VectorIsa isa)
    {
        var ofTap = VectorsOfTap(kernel, isa);
        for (var width = 1; width <= Math.Min(ofTap, WeightGradientSchedule.MostVectors); width++)
            yield return Of(kernel, isa, taps: 0, width);
        for (var taps = 1; taps <= kernel.Taps && kernel.Taps > 1 && taps * ofTap <= WeightGradientSchedule.MostVectors; taps++)
            yield return Of(kernel, isa, taps, taps * ofTap);
    }

    private static RowwiseGradientSchedule Of(WeightGradientKernel kernel, VectorIsa isa, int taps, int width)
    {
        var exchanged = kernel with
        {
            PositionStride = kernel.GradientStride,
            Taps = 1,
            TapStride = kernel.Columns,
            TapLength = kernel.Columns,
            Columns = taps > 0 ? SumLength(kernel, isa) : kernel.TapLength,
            GradientStride = kernel.PositionStride,
        };
        var turned = new WeightGradientTiling(exchanged, isa, holdsTaps: false, packs: false, positionBlocks: 1).Schedule(width);
        return new(taps, turned, (taps > 0 ? 1 : kernel.Taps) * turned.Cycles + kernel.Groups * ExchangeCycles(kernel, isa));
    }

    /// <summary>To add the sums to the weights' gradients.</summary>
    private static double ExchangeCycles(WeightGradientKernel kernel, VectorIsa isa)
    {
        var columns = Columns(kernel, isa);
        var zeros = (columns - kernel.Columns) * SumLength(kernel, isa) / isa.Lanes;
        return zeros + WeightGradientCosts.BlockCycles * (columns / BlockColumns(kernel, isa)) * kernel.Taps * ((kernel.TapLength + BlockRows - 1) / BlockRows);
    }
}
