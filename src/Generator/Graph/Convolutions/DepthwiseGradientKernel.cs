using System;
using System.Collections.Generic;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Convolutions;

/// <summary>
/// The gradient of a depthwise kernel's weights: for each tap t and channel c, adds the sum over positions p of
/// <c>x[p * PositionStride + t * TapStride + c] * dy[p, c]</c> to <c>dw[t, c]</c>.
/// </summary>
/// <param name="Positions">The positions summed over.</param>
/// <param name="PositionStride">The floats between two positions in the input.</param>
/// <param name="Taps">The taps.</param>
/// <param name="TapStride">The floats between two taps in the input.</param>
/// <param name="Channels">The channels.</param>
internal sealed record DepthwiseGradientKernel(int Positions, int PositionStride, int Taps, int TapStride, int Channels) : Kernel
{
    protected override object[] Identity => [Positions, PositionStride, Taps, TapStride, Channels];

    public override string KindName => "SlidingGradient";

    protected override string Stem => FormattableString.Invariant($"SlidingGradient{Taps}x{Channels}Over{Positions}");

    public override IReadOnlyList<string> Arguments => ["x", "dy", "dw"];

    public override string Describe() =>
        $"each of {Counted.Product(Taps, Channels)} weights gains the sum of {Counted.Of(Positions, "product")} of its own channel's input and output gradient";
}
