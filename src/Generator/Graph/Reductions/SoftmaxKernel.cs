using System;
using System.Collections.Generic;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Reductions;

/// <summary>Softmax of each row of a signal by itself, or its gradient.</summary>
/// <param name="Rows">The steps.</param>
/// <param name="Columns">The channels.</param>
/// <param name="IsBackward">Whether it is the gradient: <c>y * (dy - sum of y * dy)</c> in place of <c>exp(x) / sum of exp(x)</c>.</param>
internal sealed record SoftmaxKernel(int Rows, int Columns, bool IsBackward) : Kernel
{
    protected override object[] Identity => [Rows, Columns, IsBackward];

    protected override string Stem => FormattableString.Invariant($"Softmax{(IsBackward ? "Gradient" : "")}{Rows}x{Columns}");

    public override IReadOnlyList<string> Arguments => IsBackward ? ["y", "dy", "dx"] : ["x", "y"];

    public override string Describe() =>
        $"{(IsBackward ? "a softmax's gradient, y * (dy - sum of y * dy)" : "softmax, exp(x) / sum of exp(x)")} over {Counted.Of(Columns, "channel")}"
        + (Rows == 1 ? "" : $", for each of {Counted.Of(Rows, "step")}");
}
