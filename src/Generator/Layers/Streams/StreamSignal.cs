using Gen.Generator.Model;

namespace Gen.Generator.Layers.Streams;

/// <summary>A signal of a stream, as a layer sees it.</summary>
/// <param name="Node">The node that writes it; -1 for the stream's input.</param>
/// <param name="Shape">What it is in a signal of the declared length.</param>
/// <param name="Count">How many of its frames there are.</param>
/// <param name="Latency">The input's frames from the one that a frame belongs to, to the one that it is written behind.</param>
/// <param name="IsRunning">Whether each frame is the value of a whole signal so far: the one step that comes out of a global pool.</param>
internal sealed record StreamSignal(int Node, Shape Shape, FrameCount Count, double Latency = 0, bool IsRunning = false);

/// <summary>The frames of a signal behind T frames of input: from <c>Rate * T + Least</c> to <c>Rate * T + Most</c>, none where that is below zero.</summary>
/// <param name="Up">The rate's numerator.</param>
/// <param name="Down">The rate's denominator.</param>
/// <param name="Least">The least.</param>
/// <param name="Most">The most.</param>
/// <param name="MostAtEnd">The most when the signal has ended.</param>
internal readonly record struct FrameCount(long Up, long Down, double Least, double Most, double MostAtEnd)
{
    public static readonly FrameCount Input = new(1, 1, 0, 0, 0);

    /// <summary>The frames for one of the input.</summary>
    public double Rate => (double)Up / Down;

    /// <summary>Whether another signal has as many frames in the long run.</summary>
    public bool HasRateOf(FrameCount other) => Up * other.Down == other.Up * Down;

    /// <summary>The frames behind a window.</summary>
    public FrameCount Behind(StreamWindow window)
    {
        var (factor, stride) = ((double)window.Factor, (double)window.Stride);
        var divisor = Greatest(Up * window.Factor, Down * window.Stride);
        return new(
            Up * window.Factor / divisor,
            Down * window.Stride / divisor,
            factor * (Least + window.LeastLeft - window.Extent + 1 - window.FramesBeforeLeft) / stride,
            factor * ((Most + window.MostLeft - window.Extent) / stride + 1),
            factor * ((MostAtEnd + window.MostLeft + window.MostRight - window.Extent) / stride + 1));
    }

    /// <summary>The frames of signals that wait for each other.</summary>
    public FrameCount Joined(FrameCount other) => this with
    {
        Least = System.Math.Min(Least, other.Least), Most = System.Math.Min(Most, other.Most), MostAtEnd = System.Math.Min(MostAtEnd, other.MostAtEnd),
    };

    private static long Greatest(long a, long b) => b == 0 ? a : Greatest(b, a % b);
}
