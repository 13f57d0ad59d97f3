using System;
using System.Collections.Generic;

namespace Gen.Generator.Lowering;

/// <summary>Exchanges rows and columns, between the two layouts of a signal.</summary>
/// <param name="Rows">The rows of the source.</param>
/// <param name="Columns">The columns of the source.</param>
/// <param name="OutputStride">The floats from one row of the output to the next.</param>
internal sealed record TransposeKernel(int Rows, int Columns, int OutputStride) : Kernel
{
    /// <summary>Into rows that follow each other.</summary>
    public TransposeKernel(int rows, int columns)
        : this(rows, columns, rows)
    {
    }

    protected override object[] Identity => [Rows, Columns, OutputStride];

    protected override string Stem => FormattableString.Invariant($"Transpose{Rows}x{Columns}");

    public override IReadOnlyList<string> Arguments => ["x", "y"];

    public override bool HasVariants => false;

    public override string Describe() => FormattableString.Invariant($"transposes {Rows} x {Columns}");
}
