using System;
using System.Linq;
using Gen.Generator.Algorithms.ChannelsFirst;
using Gen.Generator.Algorithms.Direct;
using Gen.Generator.Algorithms.Dot;
using Gen.Generator.Cost;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Model;
using Gen.Generator.Schedule;

namespace Gen.Generator.Selection;

/// <summary>A step that can be done with either layout: a convolution, or a formula of one signal.</summary>
/// <param name="Step">The step.</param>
/// <param name="Form">What the convolution is; none for a formula.</param>
/// <param name="Input">The signal that is read.</param>
/// <param name="Output">The signal that is written.</param>
internal sealed record ChannelsFirstLink(KernelStep Step, ChannelsFirstForm? Form, Shape Input, Shape Output)
{
    /// <summary>The pool of the whole output, where that is all that becomes of it: done channels first, it is a part of the convolution.</summary>
    public KernelStep? Pool { get; init; }

    private const int LineFloats = L1Cache.LineFloats;

    /// <summary>The steps before the signal that are read; negative where the first ones are not.</summary>
    public int Left => -Step.Operands[0].Offset / Input.Channels;

    /// <summary>
    /// The floats from one channel to the next where each has room for what is read around it: whole cache lines then, because a vector that is stored into
    /// two lines takes several times as long (a copy into rows of 1,002 floats took longer than the convolution that read them), and an odd number of them, so that
    /// channels do not meet in a few sets of the first cache.
    /// </summary>
    public int RowStride => Room == Input.Length && !RowsMeet ? Room : ((Room + LineFloats - 1) / LineFloats | 1) * LineFloats;

    /// <summary>Whether a signal's rows, one behind the other as the user has them, fall into so few sets of the first cache that they drive each other out.</summary>
    public bool RowsMeet => Form is { } form && !L1Cache.Holds(form.Channels, LineFloats, Input.Length, 0.75);

    private int Room => Form is { } form
        ? Math.Max(Left, 0) + Math.Max(Input.Length, form.Positions + (form.Taps - 1) * form.Dilation - Left)
        : Input.Length;

    private ContractionKernel Sums => (ContractionKernel)Step.Kernel;

    /// <summary>What it costs to bring a signal from channels last into rows: they are read again, from afar where both sides are more than the first cache holds.</summary>
    public static InstructionSetCosts IntoRowsCost(Shape signal) => IsBothLayouts(signal)
        ? InstructionSetCosts.None
        : TransposingCost(signal) + InstructionSetCosts.Of(_ => L1Cache.FarCycles(signal.Size, others: signal.Size));

    /// <summary>What a transposition alone costs.</summary>
    public static InstructionSetCosts TransposingCost(Shape signal) => IsBothLayouts(signal)
        ? InstructionSetCosts.None
        : InstructionSetCosts.Of(isa => TransposeSchedule.Cycles(new(signal.Length, signal.Channels), isa));

    /// <summary>What it costs that the sums of neighbouring positions are stored channels last.</summary>
    public static InstructionSetCosts FromRowsCost(Shape signal) => IsBothLayouts(signal)
        ? InstructionSetCosts.None
        : InstructionSetCosts.Of(isa => (double)(signal.Length + isa.Lanes - 1) / isa.Lanes * ChannelsFirstSchedule.LastCycles(isa, signal.Channels));

    private static bool IsBothLayouts(Shape signal) => signal.Length == 1 || signal.Channels == 1;

    /// <summary>What it costs to bring a signal into rows with room around each, where they are rows already.</summary>
    public InstructionSetCosts CopyingCost => RowStride == Input.Length ? InstructionSetCosts.None : CopyingCostOf(Input.Size);

    /// <summary>What it costs to copy so many floats: measured, two cycles a vector where the first cache has to make room for the copy.</summary>
    public static InstructionSetCosts CopyingCostOf(int floats) => new(2 * floats, 2 * floats);

    /// <summary>What the step costs with neighbouring filters in a vector.</summary>
    /// <param name="share">The share of plain sums' cycles that the best algorithm takes.</param>
    public InstructionSetCosts FilterwiseCost(double share) => (Form, Pool?.Kernel) switch
    {
        (null, _) => InstructionSetCosts.None,
        (_, PoolKernel pool) => InstructionSetCosts.Least(share * DotRewriting.UsualCostOf(Sums) + InstructionSetCosts.Of(isa => PooledContraction.PoolCycles(pool, isa)), DotRewriting.UsualCostOf(PooledContraction.Of(Sums, pool)!)),
        _ => share * DotRewriting.CostOf(Sums),
    };

    /// <summary>What it costs with neighbouring positions in a vector.</summary>
    public InstructionSetCosts ChannelsFirstCost() => Form is { } form ? ChannelsFirstCost(form.Positions) : InstructionSetCosts.None;

    /// <summary>What so many of a convolution's positions cost.</summary>
    public InstructionSetCosts ChannelsFirstCost(int positions) => Kernel(positions, RowStride, Output.Length) is ChannelsFirstKernel kernel
        ? InstructionSetCosts.Of(isa => ChannelsFirstSchedule.Choose(kernel, isa).Cycles)
        : InstructionSetCosts.None;

    /// <summary>The kernel for so many of a convolution's positions.</summary>
    public Kernel Kernel(int positions, int inputStride, int outputStride) => Form is { } form
        ? Pooled((form with { Positions = positions }).Kernel(Sums, inputStride, outputStride))
        : throw new InvalidOperationException("A formula has no positions.");

    /// <summary>The kernel for rows that are so far apart.</summary>
    public Kernel Kernel(int inputStride, int outputStride) => Form is { } form
        ? Kernel(form.Positions, inputStride, outputStride)
        : new MapKernel(Output.Channels, Output.Length, EquatableArray.Of(inputStride), outputStride, ((MapKernel)Step.Kernel).Formula);

    /// <summary>The kernel, which keeps one value of each filter if that is all that the link's pool would.</summary>
    private ChannelsFirstKernel Pooled(ChannelsFirstKernel kernel) => Pool?.Kernel is PoolKernel pool
        ? kernel with { OutputStride = 1, Pool = new(pool.Kind, pool.Length, Continues: false) }
        : kernel;

    /// <summary>The kernel that reads the user's signal where it is and does the positions whose windows reach beyond its ends by themselves; none where those are many.</summary>
    /// <param name="outputStride">The floats from one filter to the next in the output.</param>
    public ChannelsFirstKernel? WithEnds(int outputStride)
    {
        if (Pool is not null || Form is not { } form || Left < 0 || RowsMeet)
            return null;
        var between = Input.Length - (form.Taps - 1) * form.Dilation;
        var ends = (Before: Left, Behind: form.Positions - between - Left);
        return between >= ChannelsFirstKernel.LeastPositions && ends.Behind >= 0 && ends.Before + ends.Behind is > 0 and <= ChannelsFirstCosts.MostEnds
            ? (ChannelsFirstKernel)Kernel(between, Input.Length, outputStride) with { EndPositions = ends }
            : null;
    }

    /// <summary>What such a kernel costs.</summary>
    public static InstructionSetCosts CostOf(ChannelsFirstKernel kernel) => InstructionSetCosts.Of(isa => ChannelsFirstSchedule.Choose(kernel, isa).Cycles + ChannelsFirstSchedule.EndsCycles(kernel, isa));

    /// <summary>
    /// The kernel that reads a signal of one channel where it is, although windows reach beyond its ends: of a pool the positions there are few sums more. None
    /// where those are many, or hardly any are left between them.
    /// </summary>
    public ChannelsFirstKernel? Unpadded()
    {
        const int MostProducts = 64;
        if (Pool is null || Form is not { AllChannels: 1 } form || Left < 0)
            return null;
        var between = Input.Length - (form.Taps - 1) * form.Dilation;
        var (before, behind) = (Left, form.Positions - between - Left);
        if (between < ChannelsFirstKernel.LeastPositions || behind < 0 || before + behind == 0 || (before + behind) * form.Taps > MostProducts)
            return null;
        var kernel = (ChannelsFirstKernel)Kernel(between, Input.Length, Output.Length);
        return kernel with { Pool = kernel.Pool! with { Before = before, Behind = behind } };
    }
}
