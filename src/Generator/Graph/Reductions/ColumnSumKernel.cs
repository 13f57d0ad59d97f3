using System;
using System.Collections.Generic;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Reductions;

/// <summary>What is summed over the rows of a signal, for each column.</summary>
internal enum ColumnSumKind
{
    /// <summary>Adds the sums to what is there: the gradient of a bias.</summary>
    Add,

    /// <summary>Stores the mean of the rows, and behind it the sum of squared differences from it.</summary>
    Moments,

    /// <summary>Stores the sum of dy, and behind it the sum of dy * (x - mean).</summary>
    Products,
}

/// <summary>Sums over the rows of a signal.</summary>
/// <param name="Kind">What is summed.</param>
/// <param name="Rows">The steps.</param>
/// <param name="Columns">The channels.</param>
internal sealed record ColumnSumKernel(ColumnSumKind Kind, int Rows, int Columns) : Kernel
{
    protected override object[] Identity => [Kind, Rows, Columns];

    protected override string Stem => FormattableString.Invariant($"Column{Kind}{Rows}x{Columns}");

    public override IReadOnlyList<string> Arguments => Kind switch
    {
        ColumnSumKind.Products => ["x", "mean", "dy", "sums"],
        _ => ["x", "sums"],
    };

    private string Where => $"{Counted.Of(Rows, "step")}, for {Counted.Of(Columns, "channel")}";

    public override string Describe() => Kind switch
    {
        ColumnSumKind.Moments => $"mean and squared deviation of {Where}",
        ColumnSumKind.Products => $"sums of the gradient, and of its product with the centred signal, over {Where}",
        _ => $"adds up {Where}",
    };
}
