using System;
using Gen.Generator.Model;
using Gen.Support;

namespace Gen.Generator.Layers.Streams;

/// <summary>The window that a layer moves over its input.</summary>
/// <param name="Extent">Its frames.</param>
/// <param name="Stride">The frames from one to the next.</param>
internal sealed record StreamWindow(int Extent, int Stride)
{
    /// <summary>The frames that come out of one.</summary>
    public int Factor { get; init; } = 1;

    /// <summary>The padding before a signal of the declared length; below zero for frames that are left out.</summary>
    public int Left { get; init; }

    /// <summary>The padding behind it.</summary>
    public int Right { get; init; }

    /// <summary>Whether the padding follows from the signal's length.</summary>
    public bool IsSame { get; init; }

    /// <summary>What stands in the padding.</summary>
    public StreamFill Fill { get; init; }

    /// <summary>The padding's value, where it is one.</summary>
    public float Value { get; init; }

    /// <summary>The frames from the one that a window's output belongs to, to the window's last one.</summary>
    public double Delay { get; init; }

    /// <summary>The frames that are too many behind a signal's end.</summary>
    public int Trimmed { get; init; }

    public int LeastLeft => IsSame ? Math.Max(Extent - Stride, 0) / 2 : Left;

    public int MostLeft => IsSame ? (Extent - 1) / 2 : Left;

    public int MostRight => IsSame ? Extent - 1 : Right;

    public int FramesBeforeLeft => Queue(-1, 1).FramesBeforeLeft;

    /// <summary>The window of a layer with padding.</summary>
    /// <param name="input">The input in a signal of the declared length.</param>
    /// <param name="width">The taps.</param>
    /// <param name="stride">The frames from one window to the next.</param>
    /// <param name="dilation">The frames from one tap to the next.</param>
    /// <param name="padding">What was declared.</param>
    public static StreamWindow Of(Shape input, int width, int stride, int dilation, Padding padding)
    {
        var extent = checked(width == 1 ? 1 : dilation * (width - 1) + 1);
        var (left, right) = padding.Resolve(input.Length, width, stride, dilation);
        return new(extent, stride) { Left = left, Right = right, Delay = right, IsSame = padding.Kind == PaddingKind.Same };
    }

    /// <summary>The queue of the window; its room is not known yet.</summary>
    public StreamQueue Queue(int source, int channels) => new(source, channels, Extent, Stride)
    {
        Left = Left,
        Right = IsSame ? 0 : Right,
        IsSame = IsSame,
        Fill = Fill,
        Value = Value,
        Kept = Fill == StreamFill.Constant ? 0 : MostRight + 1,
    };
}
