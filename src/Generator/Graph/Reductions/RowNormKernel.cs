using System;
using System.Collections.Generic;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Reductions;

/// <summary>What is done with the rows of a signal that are normalised each by itself.</summary>
internal enum RowNormKind
{
    /// <summary>Stores the mean of each row and 1 / sqrt(variance + epsilon), side by side.</summary>
    Statistics,

    /// <summary>gamma * normalised + beta.</summary>
    Normalise,

    /// <summary>Adds the sum over rows of dy * normalised to what is there: the gradient of gamma.</summary>
    ScaleGradient,

    /// <summary>With g = dy * gamma: (g - mean of g - normalised * mean of g * normalised) / deviation.</summary>
    InputGradient,
}

/// <summary>A step of a normalisation of each row by its own mean and variance.</summary>
/// <param name="Kind">Which step.</param>
/// <param name="Rows">The steps.</param>
/// <param name="Columns">The channels.</param>
/// <param name="Epsilon">Added to the variance; zero for the steps that do not compute it.</param>
internal sealed record RowNormKernel(RowNormKind Kind, int Rows, int Columns, float Epsilon) : Kernel
{
    protected override object[] Identity => [Kind, Rows, Columns, Literal.Of(Epsilon)];

    protected override string Stem => FormattableString.Invariant($"RowNorm{Kind}{Rows}x{Columns}");

    public override IReadOnlyList<string> Arguments => Kind switch
    {
        RowNormKind.Statistics => ["x", "statistics"],
        RowNormKind.Normalise => ["x", "statistics", "gamma", "beta", "y"],
        RowNormKind.ScaleGradient => ["x", "statistics", "dy", "dgamma"],
        _ => ["x", "statistics", "gamma", "dy", "dx"],
    };

    private string Where => $"{Counted.Of(Rows, "step")} of {Counted.Of(Columns, "channel")}";

    public override string Describe() => Kind switch
    {
        RowNormKind.Statistics => $"mean and 1 / deviation of each of {Where}",
        RowNormKind.Normalise => $"normalises each of {Where}, times gamma plus beta",
        RowNormKind.ScaleGradient => $"gamma's gradient gains the products of output gradient and normalised signal over {Where}",
        _ => $"the normalisation's gradient, for each of {Where}",
    };
}
