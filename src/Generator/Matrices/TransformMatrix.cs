using System;
using System.Linq;
using Gen.Generator.Model;

namespace Gen.Generator.Matrices;

/// <summary>An exact matrix: outputs as rows, inputs as columns.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Items">The elements, row after row.</param>
internal sealed record TransformMatrix(int Rows, int Columns, EquatableArray<Fraction> Items)
{
    public Fraction this[int row, int column] => Items[row * Columns + column];

    /// <summary>The elements as text that is the same under every culture.</summary>
    public string Key { get; } = string.Join(" ", Items.Select(item => item.ToString()).Prepend(FormattableString.Invariant($"{Rows}x{Columns}:")));

    public static TransformMatrix Of(int rows, int columns, Func<int, int, Fraction> item) => new(rows, columns,
        (from row in Enumerable.Range(0, rows) from column in Enumerable.Range(0, columns) select item(row, column)).ToEquatable());

    /// <summary>The first so many rows and columns; the columns before one are zero.</summary>
    public TransformMatrix Corner(int rows, int columns, int firstColumn = 0) => (rows, columns, firstColumn) == (Rows, Columns, 0)
        ? this
        : Of(rows, columns, (row, column) => column < firstColumn ? 0 : this[row, column]);
}
