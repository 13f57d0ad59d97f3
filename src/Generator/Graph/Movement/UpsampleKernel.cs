using System;
using System.Collections.Generic;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Movement;

/// <summary>Writes each row of a signal so many times, or adds up so many neighbouring rows, which is the gradient of that.</summary>
/// <param name="IsBackward">Whether rows are added up.</param>
/// <param name="Length">The rows of the shorter signal.</param>
/// <param name="Channels">The floats of a row.</param>
/// <param name="Factor">The copies of a row; at least two.</param>
internal sealed record UpsampleKernel(bool IsBackward, int Length, int Channels, int Factor) : Kernel
{
    protected override object[] Identity => [IsBackward, Length, Channels, Factor];

    protected override string Stem =>
        FormattableString.Invariant($"Upsample{(IsBackward ? "Gradient" : "")}{Length}x{Channels}By{Factor}");

    public override IReadOnlyList<string> Arguments => IsBackward ? ["dy", "dx"] : ["x", "y"];

    public override string Describe() => IsBackward
        ? FormattableString.Invariant($"each of {Counted.Product(Length, Channels)} gradients is the sum of those of {Factor} copies")
        : FormattableString.Invariant($"writes each of {Counted.Of(Length, "row")} of {Counted.Of(Channels, "value")} {Factor} times");
}
