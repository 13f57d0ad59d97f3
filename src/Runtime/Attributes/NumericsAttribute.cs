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

/// <summary>How freely the generator may rearrange a network's sums. Today every level emits plain sums.</summary>
public enum NumericsLevel
{
    /// <summary>Plain sums.</summary>
    Direct,

    /// <summary>Fewer multiplications where the error is no larger than the plain sum's and an output depends only on its own inputs.</summary>
    Local,

    /// <summary>The fewest multiplications whose mean error stays below 2.5 times the plain sum's.</summary>
    Fast,
}
