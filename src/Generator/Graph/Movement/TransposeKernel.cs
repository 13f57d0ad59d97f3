using System;
using System.Collections.Generic;

namespace Gen.Generator.Graph.Movement;

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

    /// <summary>The zeros that are written before each row of the output, and those behind it.</summary>
    public (int Before, int Behind) Zeros { get; init; }

    /// <summary>The floats from one row of the source to the next.</summary>
    public int InputStride { get; init; } = Columns;

    /// <summary>The first columns of one more row, which has no others that may be read; none if there is no such row.</summary>
    public int FurtherColumns { get; init; }

    protected override object[] Identity => [Rows, Columns, OutputStride, .. FurtherColumns == 0 ? Array.Empty<object>() : [FurtherColumns, "further"], .. InputStride == Columns ? Array.Empty<object>() : [InputStride, "stride"], .. Zeros == default ? Array.Empty<object>() : [Zeros.Before, Zeros.Behind]];

    protected override string Stem => FormattableString.Invariant($"Transpose{Rows}x{Columns}");

    public override IReadOnlyList<string> Arguments => ["x", "y"];

    public override string Describe() => FormattableString.Invariant($"transposes {Rows} x {Columns}")
        + (FurtherColumns == 0 ? "" : FormattableString.Invariant($" and {FurtherColumns} of one more row"))
        + (Zeros == default ? "" : FormattableString.Invariant($", with {Zeros.Before} zeros before and {Zeros.Behind} behind each row"));
}
