using System;

namespace Gen.Support;

/// <summary>The frames that a node of a stream waits for: a window that moves over one signal. For generated code.</summary>
/// <param name="Source">The node that writes the frames; -1 for the stream's input.</param>
/// <param name="Channels">The values of a frame.</param>
/// <param name="Extent">The frames of a window.</param>
/// <param name="Stride">The frames from one window to the next.</param>
public sealed record StreamQueue(int Source, int Channels, int Extent = 1, int Stride = 1)
{
    /// <summary>The frames of padding before the signal, while its length is not known; below zero for frames that are left out.</summary>
    public int Left { get; init; }

    /// <summary>The frames of padding behind the signal, where they do not depend on its length.</summary>
    public int Right { get; init; }

    /// <summary>Whether the padding is that of "same": it follows from the signal's length.</summary>
    public bool IsSame { get; init; }

    /// <summary>What stands in the padding.</summary>
    public StreamFill Fill { get; init; }

    /// <summary>The padding's value, where it is one.</summary>
    public float Value { get; init; }

    /// <summary>The frames behind the window that are kept for the padding at the end.</summary>
    public int Kept { get; init; }

    /// <summary>The most frames that are held between two pushes.</summary>
    public int Held { get; init; }

    /// <summary>The frames that there is room for.</summary>
    public int Capacity { get; init; }

    /// <summary>The floats from the start of the stream's memory.</summary>
    public int Start { get; init; }

    /// <summary>The frames of the signal that must be there before what stands in front of it is known.</summary>
    public int FramesBeforeLeft => Left <= 0 ? 0 : Fill switch
    {
        StreamFill.Constant => 0,
        StreamFill.Replicate => 1,
        StreamFill.Reflect => Left + 1,
        _ => Left,
    };

    /// <summary>The padding on both sides of a signal of known length.</summary>
    /// <param name="length">Its frames.</param>
    public (int Left, int Right) Padding(int length)
    {
        if (!IsSame)
            return (Left, Right);
        var total = Math.Max(((length + Stride - 1) / Stride - 1) * Stride + Extent - length, 0);
        return (total / 2, total - total / 2);
    }

    /// <summary>The windows of a signal of known length; none where it is too short.</summary>
    /// <param name="length">Its frames.</param>
    public int Windows(int length)
    {
        var (left, right) = Padding(length);
        var most = Fill switch { StreamFill.Reflect => length - 1, StreamFill.Symmetric => length, _ => int.MaxValue };
        return length < 1 || left > most || right > most || left + length + right < Extent ? 0 : (left + length + right - Extent) / Stride + 1;
    }
}
