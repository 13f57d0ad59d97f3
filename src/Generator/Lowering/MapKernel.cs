using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Lowering;

/// <summary>An elementwise formula over a signal. An operand is a signal of the same shape or one value for each channel.</summary>
/// <param name="Rows">The steps; one, where no operand is per channel and the signal is seen as a flat array.</param>
/// <param name="Columns">The channels.</param>
/// <param name="Inputs">For each operand, whether it has one value for each channel.</param>
/// <param name="Formula">The formula.</param>
internal sealed record MapKernel(int Rows, int Columns, EquatableArray<bool> Inputs, Expression Formula) : Kernel
{
    /// <summary>A map of signals only, which is flat.</summary>
    public static MapKernel Flat(int size, int inputs, Expression formula) =>
        new(1, size, Enumerable.Repeat(false, inputs).ToEquatable(), formula);

    protected override object[] Identity => [Rows, Columns, string.Concat(Inputs.Select(input => input ? "c" : "s")), Formula.Key];

    protected override string Stem => FormattableString.Invariant($"Map{Rows}x{Columns}");

    public override IReadOnlyList<string> Arguments =>
        Inputs.Select((_, index) => FormattableString.Invariant($"x{index}")).Append("y").ToArray();

    public override string Describe() => Formula == Expression.Identity
        ? $"copies {Counted.Of(Rows * Columns, "value")}"
        : $"{Counted.Of(Rows * Columns, "value")}: {Formula.Describe()}";
}
