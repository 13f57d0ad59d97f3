using System;

namespace Gen;

/// <summary>All zeros: the usual first value of a bias (Glorot and Bengio 2010, section 2.3).</summary>
public readonly struct Zeros : IInitializer
{
    /// <inheritdoc/>
    public static void Initialize(Span<float> values, int fanIn, int fanOut, ref RandomSource random) => values.Clear();
}
