using System;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Convolutions;

/// <summary>
/// The sums of a contraction with neighbouring inputs in a vector, whose lanes are added up at last: for each output position p and column f, bias[f] + the sum
/// over taps t and inputs i of <c>x[p * PositionStride + t * TapStride + i] * w[f, t, i]</c>. Few columns leave no lanes idle so, and nothing has to be transposed but
/// the weights. Outputs lie side by side.
/// </summary>
/// <param name="Positions">The output positions.</param>
/// <param name="PositionStride">The floats between two positions in the input.</param>
/// <param name="Taps">The contiguous stretches that one output sums over.</param>
/// <param name="TapStride">The floats between two taps in the input.</param>
/// <param name="TapLength">The inputs of one tap.</param>
/// <param name="Columns">The output columns.</param>
/// <param name="HasBias">Whether a bias is added.</param>
/// <param name="Epilogue">What becomes of a sum before it is stored.</param>
internal sealed record DotKernel(
    int Positions,
    int PositionStride,
    int Taps,
    int TapStride,
    int TapLength,
    int Columns,
    bool HasBias,
    Expression Epilogue) : SumKernel(HasBias, Epilogue)
{
    /// <summary>The inputs of one output.</summary>
    public int Inputs => Taps * TapLength;

    /// <summary>The outputs.</summary>
    public int Outputs => Positions * Columns;

    /// <summary>The same sums, where a contraction's are nothing but these.</summary>
    public static DotKernel? Of(ContractionKernel sums) =>
        sums is { Groups: 1, Pool: null, HasRows: false, FirstRow: 0, LastTapShift: 0 } && sums.PanelRows == sums.Taps * sums.TapLength
        && (sums.Taps == 1 || sums.TapRows == sums.TapLength) && (sums.Positions == 1 || sums.OutputStride == sums.Columns)
            ? new(sums.Positions, sums.PositionStride, sums.Taps, sums.TapStride, sums.TapLength, sums.Columns, sums.HasBias, sums.Epilogue)
            : null;

    protected override object[] Identity => [Positions, PositionStride, Taps, TapStride, TapLength, Columns, HasBias, Epilogue.Key];

    protected override string Stem => FormattableString.Invariant($"Dot{Positions}x{Columns}From{Taps}x{TapLength}");

    public override string Describe() =>
        $"each of {Counted.Product(Positions, Columns)} outputs sums {Counted.Product(Taps, TapLength)} products, those of neighbouring inputs in a vector"
        + (HasBias ? ", plus bias" : "") + (Epilogue == Expression.Identity ? "" : $", then {Epilogue.Describe()}");
}
