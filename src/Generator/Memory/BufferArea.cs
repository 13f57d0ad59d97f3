using System;
using System.Collections.Generic;
using Gen.Generator.Graph;

namespace Gen.Generator.Memory;

/// <summary>
/// Memory in which buffers are placed. Two whose lives do not meet may lie in the same place, which keeps a deep network's scratch in the near caches. A halo that
/// is filled once must never be overwritten, so a buffer with one shares its place only with its like.
/// </summary>
/// <param name="lowered">The pass whose buffers they are.</param>
/// <param name="front">The floats at the front that are taken.</param>
internal sealed class BufferArea(LoweredProgram lowered, int front)
{
    /// <summary>Kernels may read a vector beyond a row's end, so there must be memory there.</summary>
    private const int Slack = 16;

    private readonly List<(int Number, BufferLife Life, int Start, int End)> _placed = [];

    /// <summary>The floats up to the last buffer's end.</summary>
    public int Size { get; private set; } = front;

    /// <summary>Whether a buffer has a halo that is filled once.</summary>
    public bool HasStandingHalo(int number) => lowered.Buffers[number] is { HasHalo: true, IsHaloWritten: false };

    /// <summary>At the lowest place that is free for the buffer's whole life; the signal itself (not its halo) on a 64-byte line.</summary>
    /// <param name="number">The buffer.</param>
    /// <param name="life">When it is used.</param>
    /// <param name="front">The floats at the front that it must not use.</param>
    /// <returns>The floats from the start of the memory to the signal.</returns>
    public int Place(int number, BufferLife life, int front)
    {
        var buffer = lowered.Buffers[number];
        var start = RoundUp(checked(front + buffer.HaloLeft));
        while (Blocker(number, life, start) is { } blocker)
            start = RoundUp(checked(blocker + buffer.HaloLeft));
        var end = RoundUp(checked(start + buffer.Length + buffer.HaloRight + Slack));
        _placed.Add((number, life, start, end));
        Size = Math.Max(Size, end);
        return start;
    }

    /// <summary>The end of a buffer that is in the way, or none.</summary>
    private int? Blocker(int number, BufferLife life, int start)
    {
        var buffer = lowered.Buffers[number];
        var (first, end) = (start - buffer.HaloLeft, start + buffer.Length + buffer.HaloRight + Slack);
        foreach (var other in _placed)
        {
            var meets = first < other.End && other.Start - lowered.Buffers[other.Number].HaloLeft < end;
            if (meets && !(other.Life.IsApart(life) && (!HasStandingHalo(number) || IsLike(number, other.Number, start == other.Start))))
                return other.End;
        }

        return null;
    }

    private bool IsLike(int number, int other, bool sameStart) =>
        sameStart && lowered.Buffers[number] with { Name = "" } == lowered.Buffers[other] with { Name = "" };

    private static int RoundUp(int floats) => checked(floats + 15) / 16 * 16;
}

/// <summary>The steps from a buffer's first use to its last.</summary>
internal sealed record BufferLife(int First, int Last)
{
    public static readonly BufferLife None = new(int.MaxValue, -1);

    public static readonly BufferLife Always = new(0, int.MaxValue);

    public bool IsUsed => Last >= First;

    /// <summary>Whether one has ended before the other begins; a step may not write where it reads.</summary>
    public bool IsApart(BufferLife other) => Last < other.First || other.Last < First;
}
