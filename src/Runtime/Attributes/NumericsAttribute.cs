using System;

namespace Gen;

/// <summary>How freely the generator may rearrange a network's sums.</summary>
/// <param name="level">The level; the default of a network without this attribute is <see cref="NumericsLevel.Local"/>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NumericsAttribute(NumericsLevel level) : Attribute
{
    /// <summary>The level. Default: <see cref="NumericsLevel.Local"/>, where the attribute is missing.</summary>
    public NumericsLevel Level { get; } = level;
}

/// <summary>
/// How freely the generator may rearrange a network's sums: by Toom-Cook's (Winograd's) F(m, k), m neighbouring outputs of k taps are computed with m + k - 1
/// multiplications in place of m * k. The generator does so where its arithmetic says that it is faster; the class's <c>Summary</c> says where.
/// </summary>
public enum NumericsLevel
{
    /// <summary>Plain sums.</summary>
    Direct,

    /// <summary>
    /// Fewer multiplications where the error is no larger than the plain sum's, or hardly, and an output depends only on its own inputs: F(2, k), and taps in pairs. A NaN or a
    /// large value reaches the outputs whose window holds it, and no other; an infinity becomes NaN there.
    /// </summary>
    Local,

    /// <summary>
    /// The fewest multiplications whose mean error stays below 2.5 times the plain sum's: up to F(4, k). A NaN or an infinity spreads to neighbouring outputs of
    /// the same tile, at most three steps beyond its window, also to earlier ones of a causal convolution; a large value leaves a rounding error there.
    /// </summary>
    Fast,
}
