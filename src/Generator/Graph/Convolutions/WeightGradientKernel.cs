using System;
using System.Collections.Generic;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Convolutions;

/// <summary>
/// The contraction's mirror: for each row (tap t, r) and column f, adds the sum over positions p of
/// <c>x[p * PositionStride + t * TapStride + r] * dy[p, f]</c> to <c>dw[t, r, f]</c>. The gradient of weights.
/// </summary>
/// <param name="Positions">The positions summed over.</param>
/// <param name="PositionStride">The floats between two positions in the input.</param>
/// <param name="Taps">The taps.</param>
/// <param name="TapStride">The floats between two taps in the input.</param>
/// <param name="TapLength">The rows of one tap.</param>
/// <param name="Columns">The columns of one group.</param>
/// <param name="Groups">The groups.</param>
/// <param name="GroupStride">The floats between two groups in the input.</param>
/// <param name="GradientStride">The floats between two positions in dy.</param>
/// <param name="PanelLength">The floats of scratch for packed gradients or sums; none where no instruction set has any.</param>
internal sealed record WeightGradientKernel(
    int Positions,
    int PositionStride,
    int Taps,
    int TapStride,
    int TapLength,
    int Columns,
    int Groups,
    int GroupStride,
    int GradientStride,
    int PanelLength = 0) : Kernel
{
    public int Rows => Taps * TapLength;

    protected override object[] Identity =>
    [
        Positions, PositionStride, Taps, TapStride, TapLength, Columns, Groups, GroupStride, GradientStride, .. PanelLength == 0 ? [] : (object[])[PanelLength],
    ];

    public override string KindName => "OuterProduct";

    protected override string Stem =>
        FormattableString.Invariant($"OuterProduct{Taps}x{TapLength}By{Columns * Groups}Over{Positions}");

    public override IReadOnlyList<string> Arguments => PanelLength == 0 ? ["x", "dy", "dw"] : ["x", "dy", "panel", "dw"];

    public override string Describe()
    {
        var groups = Groups == 1 ? "" : FormattableString.Invariant($" in each of {Groups} groups");
        return $"each of {Counted.Product(Rows, Columns)} weights{groups} gains the sum of {Counted.Of(Positions, "product")} of input and output gradient";
    }

    /// <summary>The same with neighbouring taps joined into one stretch where the input allows it.</summary>
    public WeightGradientKernel Joined() => Taps > 1 && TapStride == TapLength
        ? this with { Taps = 1, TapLength = Rows, TapStride = Rows }
        : Taps == 1 ? this with { TapStride = TapLength } : this;
}
