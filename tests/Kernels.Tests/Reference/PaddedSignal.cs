using System;

namespace Gen.Tests.Reference;

/// <summary>Which step of a signal stands at a position before its begin or after its end.</summary>
public static class PaddedSignal
{
    /// <summary>What <see cref="Source"/> returns where a constant stands.</summary>
    public const int Constant = -1;

    /// <summary>The step that stands at a position, or <see cref="Constant"/>.</summary>
    /// <param name="position">The position; 0 is the signal's first step.</param>
    /// <param name="length">The signal's steps.</param>
    /// <param name="mode">What stands in the padding.</param>
    public static int Source(int position, int length, PaddingMode mode)
    {
        if (position >= 0 && position < length)
            return position;
        return mode switch
        {
            PaddingMode.Constant => Constant,
            PaddingMode.Replicate => position < 0 ? 0 : length - 1,
            PaddingMode.Reflect => position < 0 ? -position : 2 * (length - 1) - position,
            PaddingMode.Symmetric => position < 0 ? -position - 1 : 2 * length - 1 - position,
            PaddingMode.Circular => position < 0 ? position + length : position - length,
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such padding mode."),
        };
    }

    /// <summary>The most steps that one side may be padded by.</summary>
    public static int Limit(int length, PaddingMode mode) => mode switch
    {
        PaddingMode.Reflect => length - 1,
        PaddingMode.Symmetric or PaddingMode.Circular => length,
        _ => int.MaxValue,
    };
}
