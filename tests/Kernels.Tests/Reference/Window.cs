using System;

namespace Gen.Tests.Reference;

/// <summary>Taps that slide over a padded signal: the geometry of convolutions and pools.</summary>
/// <param name="Width">The number of taps.</param>
/// <param name="Stride">The steps between two outputs.</param>
/// <param name="Dilation">The steps between two taps.</param>
/// <param name="Padding">What is added at both ends.</param>
public readonly record struct Window(int Width, int Stride, int Dilation, PaddingSpec Padding)
{
    private int Extent => Dilation * (Width - 1) + 1;

    /// <summary>The steps that are added at both ends of a signal.</summary>
    public (int Left, int Right) Pads(int length) => Padding.Resolve(length, Extent, Stride);

    /// <summary>Whether at least one window lies inside the padded signal.</summary>
    public bool Fits(int length)
    {
        var (left, right) = Pads(length);
        return Extent <= left + length + right;
    }

    /// <summary>The number of windows.</summary>
    /// <exception cref="ArgumentException">Not one fits.</exception>
    public int OutputLength(int length)
    {
        var (left, right) = Pads(length);
        if (!Fits(length))
            throw new ArgumentException($"A window of {Extent} steps does not fit into {left} + {length} + {right}.", nameof(length));
        return (left + length + right - Extent) / Stride + 1;
    }

    /// <summary>The step that tap <paramref name="tap"/> of an output reads; outside of the signal it is padding.</summary>
    public int Position(int output, int tap, int length) => output * Stride + tap * Dilation - Pads(length).Left;
}
