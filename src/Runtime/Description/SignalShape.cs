using System;

namespace Gen;

/// <summary>The shape of a signal.</summary>
/// <param name="Length">Its steps.</param>
/// <param name="Channels">Its channels.</param>
public readonly record struct SignalShape(int Length, int Channels)
{
    /// <summary>Its values: steps times channels.</summary>
    public int Size => Length * Channels;

    /// <summary>As it stands in the summary: <c>[150, 1]</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"[{Length}, {Channels}]");
}
