using System;
using System.Collections.Generic;
using Gen.Generator.Text;

namespace Gen.Generator.Graph.Reductions;

/// <summary>What a window is reduced to.</summary>
internal enum PoolKind
{
    Max,
    Average,
}

/// <summary>Each window of a signal reduced to one row; the part of a window outside the signal does not count.</summary>
/// <param name="Kind">Maximum or mean.</param>
/// <param name="IsBackward">Whether it spreads the gradient of the windows over the signal instead.</param>
/// <param name="Windows">The windows.</param>
/// <param name="Length">The steps of the signal.</param>
/// <param name="Channels">The channels.</param>
/// <param name="Size">The steps of a window.</param>
/// <param name="Stride">The steps between two windows.</param>
/// <param name="Left">The steps by which the first window begins before the signal.</param>
internal sealed record PoolKernel(
    PoolKind Kind, bool IsBackward, int Windows, int Length, int Channels, int Size, int Stride, int Left) : Kernel
{
    protected override object[] Identity => [Kind, IsBackward, Windows, Length, Channels, Size, Stride, Left];

    protected override string Stem =>
        FormattableString.Invariant($"{Kind}Pool{(IsBackward ? "Gradient" : "")}{Length}x{Channels}By{Size}");

    public override IReadOnlyList<string> Arguments => (Kind, IsBackward) switch
    {
        (_, false) => ["x", "y"],
        (PoolKind.Max, true) => ["x", "y", "dy", "dx"],
        _ => ["dy", "dx"],
    };

    /// <summary>Whether there is one window, and it is the whole signal.</summary>
    public bool IsWhole => Windows == 1 && Left == 0 && Size == Length;

    private string What => Kind == PoolKind.Max ? "greatest value" : "mean";

    private string Where => Windows == 1
        ? Counted.Of(Size, "step")
        : FormattableString.Invariant($"each of {Windows} windows of {Size} steps");

    public override string Describe() => IsBackward
        ? $"spreads the gradient of {Where} over them, the way of the {What}"
        : $"the {What} of {Where}, for {Counted.Of(Channels, "channel")}";
}
