using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.ChannelsFirst;
using Gen.Generator.Cost;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Schedule;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.TransposedInput;

/// <summary>
/// A convolution that is channels last outside and channels first within: stretch after stretch of its input is transposed into rows, of which the sums are
/// made with neighbouring positions in a vector; their store transposes them back. Few or ragged filters leave no lanes idle so, and the rows of a stretch stay in the
/// first cache.
/// </summary>
/// <param name="Rows">The transposition of a stretch.</param>
/// <param name="Sums">The sums of a stretch.</param>
/// <param name="Stretches">The stretches; the last one begins as much earlier as all together are longer than the signal.</param>
/// <param name="Cycles">What the arithmetic says that one group costs.</param>
internal sealed record TransposedInputContraction(TransposeKernel Rows, ChannelsFirstKernel Sums, int Stretches, double Cycles)
{
    /// <summary>The floats that the rows of a stretch take.</summary>
    public int Floats => Sums.Channels * Rows.OutputStride;

    /// <summary>The cheapest division into stretches, if it is cheaper than so many cycles.</summary>
    public static TransposedInputContraction? Of(ContractionKernel kernel, VectorIsa isa, double cycles)
    {
        if (isa.Lanes < TransposeSchedule.LaneQuad || FormOf(kernel) is not { } form || form.Positions < ChannelsFirstKernel.LeastPositions)
            return null;
        // A schedule takes a while to find, and most layers have no use for one.
        var best = default(TransposedInputContraction);
        foreach (var positions in Divisions(form))
        {
            var most = best?.Cycles ?? TransposedInputCosts.MostShare * cycles;
            if (LeastCycles(kernel, form, positions, isa) < most && Of(kernel, form, positions, isa) is { } way && way.Cycles < most)
                best = way;
        }

        return best;
    }

    /// <summary>The floats that the rows take on the instruction set that has the largest stretches; none where none has any.</summary>
    public static int FloatsOf(ContractionKernel kernel) =>
        VectorIsa.All.Select(isa => ContractionChoice.InRows(kernel, isa)?.Floats ?? 0).Max();

    /// <summary>What the contraction is as a convolution; of the last tap there may be fewer channels.</summary>
    private static ConvolutionForm? FormOf(ContractionKernel kernel)
    {
        if (kernel.Pool is not null || kernel.HasResidual)
            return null;
        if (ConvolutionForm.Of(kernel) is { Channels: > 1 } form)
            return form;

        var (step, window) = (kernel.PositionStride, kernel.TapLength);
        if (kernel.Taps > 1 || kernel.Groups > 1 || window < 2)
            return null;
        // A window that is less than a step is one tap; of one that is some steps and a part the last tap is shorter.
        return new(kernel.Positions, step, (window + step - 1) / step, 1, Math.Min(step, window), kernel.Columns, 1);
    }

    /// <summary>What transpositions and sums cost at least; of few filters positions are loaded again for each product of them.</summary>
    private static double LeastCycles(ContractionKernel kernel, ConvolutionForm form, int positions, VectorIsa isa)
    {
        var stretches = (form.Positions + positions - 1) / positions;
        var rows = TransposeSchedule.LeastCycles((positions + (form.Taps - 1) * form.Dilation) * form.Channels, isa);
        var inputs = (double)positions * kernel.Taps * kernel.TapLength / isa.Lanes;
        return stretches * (TransposedInputCosts.StretchCycles + FarCycles(form, positions) + rows + inputs * Math.Max((double)form.Columns / isa.FmasPerCycle, 1.0 / isa.LoadsPerCycle));
    }

    /// <summary>The positions of a stretch: all of them, or whole vectors.</summary>
    private static IEnumerable<int> Divisions(ConvolutionForm form)
    {
        const int MostStretches = 256;
        for (var (stretches, last) = (1, 0); stretches <= MostStretches; stretches += 1 + stretches / 4)
        {
            var positions = stretches == 1 ? form.Positions : RoundUp((form.Positions + stretches - 1) / stretches);
            if (positions > form.Positions || positions == last)
                continue;
            last = positions;
            if (form.Channels * RowStride(positions, form) <= (positions <= TransposedInputCosts.FewPositions ? TransposedInputCosts.MostFloatsOfFew : TransposedInputCosts.MostFloats))
                yield return positions;
        }
    }

    private static TransposedInputContraction Of(ContractionKernel kernel, ConvolutionForm form, int positions, VectorIsa isa)
    {
        var stride = RowStride(positions, form);
        var (read, lastChannels) = (positions + (form.Taps - 1) * form.Dilation, kernel.Taps * kernel.TapLength - (form.Taps - 1) * form.Channels);
        // Behind a short tap the signal may end.
        var rows = lastChannels < form.Channels
            ? new TransposeKernel(read - 1, form.Channels, stride) { InputStride = form.RowStride, FurtherColumns = lastChannels }
            : new TransposeKernel(read, form.Channels, stride) { InputStride = form.RowStride };
        var sums = new ChannelsFirstKernel(positions, form.Taps, form.Dilation, form.Channels, stride, form.Columns, 1, kernel.OutputStride, kernel.HasBias, kernel.Epilogue)
        {
            IsOutputLast = kernel.Columns > 1 || kernel.OutputStride > 1,
            LastChannels = lastChannels,
            PanelRows = (kernel.PanelRows, kernel.Taps == 1 ? form.Channels : kernel.TapRows),
        };
        var stretches = (form.Positions + positions - 1) / positions;
        var cycles = TransposedInputCosts.StretchCycles + FarCycles(form, positions) + TransposeSchedule.Cycles(rows, isa) + ChannelsFirstSchedule.Choose(sums, isa).Cycles;
        return new(rows, sums, stretches, stretches * cycles);
    }

    /// <summary>What it costs that the input of a stretch comes from the second cache: the first one holds no long signal from one prediction to the next.</summary>
    private static double FarCycles(ConvolutionForm form, int positions)
    {
        var floats = (positions + (form.Taps - 1) * form.Dilation) * form.Channels;
        return L1Cache.FarCycles(floats, others: form.Rows * form.RowStride - floats);
    }

    /// <summary>Whole cache lines, an odd number of them, so that rows do not meet in a few sets of the first cache.</summary>
    private static int RowStride(int positions, ConvolutionForm form) =>
        (RoundUp(positions + (form.Taps - 1) * form.Dilation) / L1Cache.LineFloats | 1) * L1Cache.LineFloats;

    private static int RoundUp(int floats) => (floats + L1Cache.LineFloats - 1) / L1Cache.LineFloats * L1Cache.LineFloats;
}
