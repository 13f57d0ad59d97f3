using System;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Convolutions;

/// <summary>
/// For each output position p and column f: bias[f] + the sum over taps t and rows r of
/// <c>x[p * PositionStride + t * TapStride + r] * w[t, r, f]</c>. A convolution, its input gradient and a dense layer are all of this form.
/// </summary>
/// <param name="Positions">The output positions.</param>
/// <param name="PositionStride">The floats between two positions in the input.</param>
/// <param name="Taps">The contiguous stretches that one output sums over.</param>
/// <param name="TapStride">The floats between two taps in the input.</param>
/// <param name="TapLength">The rows of one tap.</param>
/// <param name="PanelRows">The rows of one packed panel of weights.</param>
/// <param name="FirstRow">The first row used.</param>
/// <param name="TapRows">The rows from one tap to the next in a panel.</param>
/// <param name="Columns">The output columns of one group.</param>
/// <param name="Groups">The groups, each with its own stretch of the input and its own columns.</param>
/// <param name="GroupStride">The floats between two groups in the input.</param>
/// <param name="OutputStride">The floats between two positions in the output, and in what stands beside it; all are one where positions are pooled.</param>
/// <param name="HasBias">Whether sums start at a bias.</param>
/// <param name="Epilogue">What becomes of a sum before it is stored; operand 0 is the sum, operand 1 an element beside the output.</param>
internal sealed record ContractionKernel(
    int Positions,
    int PositionStride,
    int Taps,
    int TapStride,
    int TapLength,
    int PanelRows,
    int FirstRow,
    int TapRows,
    int Columns,
    int Groups,
    int GroupStride,
    int OutputStride,
    bool HasBias,
    Expression Epilogue) : SumKernel(HasBias, Epilogue)
{
    public long MultiplyAdds => (long)Positions * Taps * TapLength * Columns * Groups;

    /// <summary>Whether it is given a place for the rows of transposed input, for those instruction sets that make the sums of them.</summary>
    public bool HasRows { get; init; }

    /// <summary>The floats by which what the last tap reads lies further on than those before it would have it.</summary>
    public int LastTapShift { get; init; }

    /// <summary>The floats from what a position's first tap reads to what another one does.</summary>
    public int PlaceOf(int tap) => tap * TapStride + (tap == Taps - 1 ? LastTapShift : 0);

    protected override string? Scratch => HasRows ? "rows" : null;

    protected override object[] Identity => [Positions, PositionStride, Taps, TapStride, TapLength, PanelRows, FirstRow, TapRows,
        Columns, Groups, GroupStride, OutputStride, HasBias, Epilogue.Key, .. HasRows ? ["rows"] : Array.Empty<object>(), .. LastTapShift == 0 ? Array.Empty<object>() : [LastTapShift, "shift"], .. PoolIdentity];

    protected override string Stem =>
        FormattableString.Invariant($"Contraction{Positions}x{Columns * Groups}From{Taps}x{TapLength}{PoolStem}");

    public override string Describe()
    {
        var groups = Groups == 1 ? "" : FormattableString.Invariant($" in each of {Groups} groups");
        var products = Taps * TapLength == 1 ? "is one product" : $"sums {Counted.Product(Taps, TapLength)} products{(LastTapShift == 0 ? "" : ", the last tap's further on")}";
        return $"each of {Counted.Product(Positions, Columns)} outputs{groups} {products}{Ends}";
    }

    /// <summary>The same sums with neighbouring taps joined into one stretch where input and weights allow it.</summary>
    public ContractionKernel Joined() => Taps > 1 && TapStride == TapLength && TapRows == TapLength
        ? this with { Taps = 1, TapLength = Taps * TapLength, TapStride = Taps * TapLength, TapRows = Taps * TapLength }
        : Taps == 1 ? this with { TapStride = TapLength, TapRows = TapLength } : this;
}
