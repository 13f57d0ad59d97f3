using System;

namespace Gen;

/// <summary>All 0.25: the first value of the slopes of a <see cref="PReluAttribute"/>, as in the paper (He et al. 2015).</summary>
public readonly struct Quarter : IInitializer
{
    /// <inheritdoc/>
    public static void Initialize(Span<float> values, int fanIn, int fanOut, ref RandomSource random) => values.Fill(0.25f);
}
