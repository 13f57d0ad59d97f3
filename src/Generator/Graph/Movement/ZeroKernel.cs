using System;
using System.Collections.Generic;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Movement;

/// <summary>Sets every so many rows of a signal to zero: what no output depends on has no gradient.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Columns">The floats of a row.</param>
/// <param name="Stride">The floats from one row to the next.</param>
internal sealed record ZeroKernel(int Rows, int Columns, int Stride) : Kernel
{
    protected override object[] Identity => [Rows, Columns, Stride];

    protected override string Stem => FormattableString.Invariant($"Zero{Rows}x{Columns}");

    public override IReadOnlyList<string> Arguments => ["y"];

    public override string Describe() => $"sets {Counted.Of(Rows, "row")} of {Counted.Of(Columns, "value")} to zero";
}
