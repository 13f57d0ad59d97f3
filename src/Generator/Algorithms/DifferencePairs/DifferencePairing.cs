using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.Direct;
using Gen.Generator.Algorithms.TransposedInput;
using Gen.Generator.Cost;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Matrices;
using Gen.Generator.Model;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.DifferencePairs;

/// <summary>
/// A convolution whose taps go in pairs: of two outputs a dilation apart, y0 = a x0 + b x1 and y1 = a x1 + b x2 are (a + b) x1 with a (x0 - x1) and with -b (x1 - x2)
/// added, three multiplications in place of four. That is F(2, 2), but of the signal nothing is needed beside it but its differences, once for all taps, and of a last
/// tap without a partner the two products are summed with the others: three plain sums, each of about half the taps.
/// </summary>
/// <param name="kernel">The plain sums.</param>
/// <param name="form">What they are as a convolution.</param>
internal sealed class DifferencePairing(ContractionKernel kernel, ConvolutionForm form)
{
    /// <summary>What the outline calls it.</summary>
    public const string Name = "F(2, 2) of differences";

    /// <summary>The points of the weights: of the first output of a pair, of the second, and of both.</summary>
    private const int First = 0, Second = 1, Both = 2;

    private static readonly TransformMatrix s_pair = TransformMatrix.Of(3, 2, (point, tap) => (point, tap) switch
    {
        (First, 0) or (Both, _) => 1,
        (Second, 1) => -1,
        _ => 0,
    });

    private static readonly TransformMatrix s_single = TransformMatrix.Of(3, 1, (point, _) => point == Both ? 0 : 1);

    private static readonly Expression s_difference =
        new Expression.Named("the difference to what is a tap further on", new Expression.ValueOf(0) - new Expression.ValueOf(1));

    private IReadOnlyList<DifferencePairStretch>? _stretches;

    /// <summary>The convolution in that form, if it has pairs of taps and of outputs, and nothing beside its outputs.</summary>
    public static DifferencePairing? Of(ContractionKernel kernel, ConvolutionForm form) =>
        kernel is { HasResidual: false, Pool: null } && form.Taps > 1 && form.Positions >= 2 * form.Dilation ? new(kernel, form) : null;

    public ContractionKernel Kernel => kernel;

    public ConvolutionForm Form => form;

    /// <summary>Whether its sums are long enough for the arithmetic to be right.</summary>
    public bool IsLong => Pairs * Form.Channels >= DifferencePairCosts.LeastProducts;

    /// <summary>The outputs of all pairs; those behind them are plain sums.</summary>
    public int Paired => Form.Positions / Block * Block;

    /// <summary>The floats of the differences between neighbouring rows, of those that lie a dilation apart.</summary>
    public int DifferencesLength => (2 * PairsOfPhase + 2 * Pairs - 2) * Form.AllChannels;

    /// <summary>Whether these rows are copied to lie side by side: with a dilation, or for a last tap without a partner, which is read with the differences.</summary>
    public bool HasRows => IsOdd || Form.Dilation > 1;

    /// <summary>Where they lie, behind the differences.</summary>
    public int RowsStart => (DifferencesLength + L1Cache.LineFloats - 1) / L1Cache.LineFloats * L1Cache.LineFloats;

    /// <summary>The floats of both.</summary>
    public int ScratchLength => HasRows ? RowsStart + Rows * Form.AllChannels : DifferencesLength;

    /// <summary>The floats of what the two outputs of each pair have in common, in rows as far apart as theirs.</summary>
    public int CommonLength => Stretches.Max(stretch => (stretch.Pairs - 1) * OutputStride) + Form.AllColumns;

    public long Multiplications => (long)Paired / 2 * (3 * Pairs + (IsOdd ? 2 : 0)) * Form.Channels * Form.AllColumns
        + (long)(Form.Positions - Paired) * Form.Taps * Form.Channels * Form.AllColumns;

    /// <summary>The floats from one row to the next where they are read.</summary>
    public int RowStride => HasRows ? Form.AllChannels : Form.RowStride;

    /// <summary>The floats of the output from the first of a pair to the second.</summary>
    public int SecondOutput => Form.Dilation * Kernel.OutputStride;

    /// <summary>Where the weights of the first outputs begin, of the second ones, and those of both.</summary>
    public (int First, int Second, int Both) WeightStarts => (First * Weights.PointStride, Second * Weights.PointStride, Both * Weights.PointStride);

    /// <summary>
    /// The pairs in stretches whose outputs stay near, as many of them as are the cheapest. With a dilation a stretch has the pairs of every so-manieth output, and the next
    /// one begins an output further on.
    /// </summary>
    public IReadOnlyList<DifferencePairStretch> Stretches => _stretches ??= Form.Dilation > 1
        ? [new(0, Form.Dilation, 1, PairsOfPhase)]
        : Enumerable.Range(LeastDivisions, DifferencePairCosts.MostDivisions).Where(count => count <= PairsOfPhase)
            .Select(Divide).OrderBy(stretches => InstructionSetCosts.Of(isa => Cycles(stretches, isa)).Total).First();

    public WeightTransformKernel Weights => new(TransformKind.Weights, s_pair, Kernel.Groups, Kernel.Columns, Form.Channels, Form.Taps, TapsOfPart: 2,
        Kernel.PanelRows, Kernel.FirstRow, Kernel.Taps == 1 ? Form.Channels : Kernel.TapRows) { LastMatrix = s_single, HasFixedPoints = true };

    /// <summary>The copy of the rows.</summary>
    public MapKernel CopiedRows => Form.Dilation * Form.RowStride == Form.AllChannels
        ? MapKernel.Flat(Rows * Form.AllChannels, 1, Expression.Identity)
        : MapKernel.Copy(new(Rows, Form.AllChannels), Form.Dilation * Form.RowStride, Form.AllChannels);

    public MapKernel Differences => RowStride == Form.AllChannels
        ? MapKernel.Flat(DifferencesLength, 2, s_difference)
        : new(DifferencesLength / Form.AllChannels, Form.AllChannels, EquatableArray.Of(RowStride, RowStride), Form.AllChannels, s_difference);

    /// <summary>The sums that the two outputs of each pair have in common.</summary>
    public ContractionKernel Common(int pairs) => Sums(pairs, Pairs, RowStride) with { HasBias = Kernel.HasBias, Epilogue = Expression.Identity };

    /// <summary>The sums of one output of each pair, to which those are added.</summary>
    public ContractionKernel Each(int pairs) => Sums(pairs, Parts, Form.AllChannels) with
    {
        HasBias = false,
        Epilogue = Kernel.Epilogue.After(Expression.Sum, shift: 1),
        LastTapShift = IsOdd ? RowsStart : 0,
    };

    /// <summary>The plain sums that are left over.</summary>
    public ContractionKernel Rest => Kernel with { Positions = Form.Positions - Paired };

    /// <summary>What the arithmetic says that it costs.</summary>
    public double Cycles(VectorIsa isa)
    {
        var rows = DirectCosts.CallCycles + 1.5 * DifferencesLength / isa.Lanes + (HasRows ? DirectCosts.CallCycles + 1.0 * Rows * Form.AllChannels / isa.Lanes : 0);
        return Form.Dilation * rows + Cycles(Stretches, isa) + (Paired == Form.Positions ? 0 : ContractionChoice.CyclesWithCalls(Rest, isa));
    }

    public override string ToString() => Name;

    private double Cycles(IEnumerable<DifferencePairStretch> stretches, VectorIsa isa) => stretches.Sum(stretch => stretch.Turns
        * (ContractionSchedule.CyclesWithCalls(Common(stretch.Pairs), isa) + 2 * ContractionSchedule.CyclesWithCalls(Each(stretch.Pairs), isa)));

    /// <summary>The stretches of which each stays near, or one for each pair where a single pair does not.</summary>
    private int LeastDivisions => Math.Min((PairsOfPhase * Block * Form.AllColumns + DifferencePairCosts.NearFloats - 1) / DifferencePairCosts.NearFloats, PairsOfPhase);

    private DifferencePairStretch[] Divide(int count)
    {
        var each = (PairsOfPhase + count - 1) / count;
        var (turns, last) = (PairsOfPhase / each, PairsOfPhase % each);
        return [new(0, turns, Block * each, each), .. last == 0 ? Array.Empty<DifferencePairStretch>() : [new(turns * each * Block, 1, 0, last)]];
    }

    private int Pairs => Form.Taps / 2;

    private bool IsOdd => Form.Taps % 2 == 1;

    /// <summary>Pairs and a last one without a partner.</summary>
    private int Parts => (Form.Taps + 1) / 2;

    /// <summary>The outputs from one pair to the next of its stretch.</summary>
    private int Block => 2 * Form.Dilation;

    private int OutputStride => Block * Kernel.OutputStride;

    /// <summary>The pairs of outputs of one phase.</summary>
    private int PairsOfPhase => Paired / Block;

    /// <summary>The rows that the outputs of a phase see.</summary>
    private int Rows => 2 * PairsOfPhase + Form.Taps - 1;

    private ContractionKernel Sums(int pairs, int taps, int rowStride) => Kernel with
    {
        Positions = pairs,
        PositionStride = 2 * rowStride,
        Taps = taps,
        TapStride = 2 * rowStride,
        TapLength = Form.Channels,
        PanelRows = Parts * Form.Channels,
        FirstRow = 0,
        TapRows = Form.Channels,
        GroupStride = Form.Channels,
        OutputStride = OutputStride,
    };
}

/// <summary>A stretch of pairs of outputs.</summary>
/// <param name="Start">The first output.</param>
/// <param name="Turns">The equal stretches.</param>
/// <param name="Advance">The outputs from one to the next.</param>
/// <param name="Pairs">The pairs of each.</param>
internal sealed record DifferencePairStretch(int Start, int Turns, int Advance, int Pairs);
