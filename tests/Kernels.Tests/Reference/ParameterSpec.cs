using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Tests.Reference;

/// <summary>One parameter that a layer asks for.</summary>
/// <param name="Suffix">The part of its name after the point: <c>weight</c>.</param>
/// <param name="Shape">Its canonical shape.</param>
public sealed record ParameterSpec(string Suffix, IReadOnlyList<int> Shape)
{
    /// <summary>Whether it has a gradient; running statistics have none.</summary>
    public bool Learned { get; init; } = true;

    /// <summary>The least of its random values.</summary>
    public double Low { get; init; } = -0.5;

    /// <summary>The greatest of its random values.</summary>
    public double High { get; init; } = 0.5;

    /// <summary>The number of values.</summary>
    public int Length => Shape.Aggregate(1, (product, size) => product * size);

    /// <summary>A weight, whose random values keep the variance of a sum over <paramref name="fanIn"/> products near 1.</summary>
    public static ParameterSpec Weight(int fanIn, params int[] shape)
    {
        var bound = Math.Sqrt(3.0 / fanIn);
        return new("weight", shape) { Low = -bound, High = bound };
    }
}
