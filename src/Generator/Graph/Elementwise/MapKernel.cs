using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Model;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Elementwise;

/// <summary>An elementwise formula over a signal. An operand is a signal of the same shape or one value for each channel.</summary>
/// <param name="Rows">The steps; one, where no operand is per channel and the signal is seen as a flat array.</param>
/// <param name="Columns">The channels.</param>
/// <param name="Strides">For each operand the floats from one row to the next; zero where it has one value for each channel.</param>
/// <param name="OutputStride">The floats from one row of the output to the next.</param>
/// <param name="Formula">The formula.</param>
internal sealed record MapKernel(int Rows, int Columns, EquatableArray<int> Strides, int OutputStride, Expression Formula) : Kernel
{
    /// <summary>A map of signals whose rows follow each other, and of values for each channel.</summary>
    public MapKernel(int rows, int columns, EquatableArray<bool> perChannel, Expression formula)
        : this(rows, columns, perChannel.Select(isPerChannel => isPerChannel ? 0 : columns).ToEquatable(), columns, formula)
    {
    }

    /// <summary>A map of signals only, which is flat.</summary>
    public static MapKernel Flat(int size, int inputs, Expression formula) =>
        new(1, size, Enumerable.Repeat(false, inputs).ToEquatable(), formula);

    /// <summary>Moves rows between signals of different widths.</summary>
    public static MapKernel Copy(Shape shape, int fromStride, int toStride) =>
        new(shape.Length, shape.Channels, EquatableArray.Of(fromStride), toStride, Expression.Identity);

    /// <summary>Whether every operand that is a signal, and the output, has its rows one after the other.</summary>
    public bool IsDense => OutputStride == Columns && Strides.All(stride => stride == 0 || stride == Columns);

    protected override object[] Identity => [Rows, Columns, string.Join(",", Strides.Select(Literal.Of)), OutputStride, Formula.Key];

    protected override string Stem => FormattableString.Invariant($"Map{Rows}x{Columns}");

    public override IReadOnlyList<string> Arguments =>
        Strides.Select((_, index) => FormattableString.Invariant($"x{index}")).Append("y").ToArray();

    public override string Describe() => Formula == Expression.Identity
        ? $"copies {Counted.Product(Rows, Columns)} values"
        : $"{Counted.Of(Rows * Columns, "value")}: {Formula.Describe()}";

    /// <summary>The same map over so many rows; only a flat one can be cut.</summary>
    public MapKernel InRows(int rows) => Rows == rows
        ? this
        : this with { Rows = rows, Columns = Columns / rows, Strides = Strides.Select(_ => Columns / rows).ToEquatable(), OutputStride = Columns / rows };
}
