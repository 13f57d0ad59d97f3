using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Convolutions;

/// <summary>
/// The middle and the end of a Toom-Cook convolution. At each point the tiles are the positions of a contraction with weights of its own; of a block of
/// columns the sums at all points become outputs at once, while they are near.
/// </summary>
/// <param name="Sums">The contraction at one point.</param>
/// <param name="Output">What makes outputs of sums; its tiles lie a float apart, as if there were one column.</param>
internal sealed record WinogradProductKernel(ContractionKernel Sums, SignalTransformKernel Output) : Kernel
{
    public int Points => Output.Matrix.Columns;

    /// <summary>The floats from one point to the next in x.</summary>
    public int PointStride => Sums.Groups * Sums.GroupStride;

    public override IReadOnlyList<string> Arguments => [.. Output.Arguments.Skip(1).Prepend("products").Prepend("w").Prepend("x")];

    protected override object[] Identity => [Sums.Name, Output.Name];

    public override string KindName => "PointSums";

    protected override string Stem =>
        FormattableString.Invariant($"PointSums{Sums.Positions}x{Sums.Columns * Sums.Groups}From{Sums.Taps}x{Sums.TapLength}At{Points}");

    public override string Describe() => $"at each of {Counted.Of(Points, "point")} {Sums.Describe()}; then {Output.Describe()}";
}
