using System;
using System.Numerics.Tensors;

namespace Gen.Support;

/// <summary>The greatest value, the mean or the last value of each channel of all frames so far.</summary>
internal static class RunningPool
{
    /// <summary>Begins anew.</summary>
    public static void Begin(StreamNodeKind kind, Span<float> state) => state.Fill(kind == StreamNodeKind.RunningMax ? float.NegativeInfinity : 0);

    /// <summary>Takes a frame.</summary>
    /// <param name="kind">Which of them.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="state">The values so far; of a mean, sums, and behind them what the sums lost when they were rounded.</param>
    public static void Take(StreamNodeKind kind, ReadOnlySpan<float> frame, Span<float> state)
    {
        var values = state[..frame.Length];
        if (kind == StreamNodeKind.RunningLast)
            frame.CopyTo(values);
        else if (kind == StreamNodeKind.RunningMax)
            TensorPrimitives.Max(values, frame, values);
        else
            Add(frame, values, state[frame.Length..]);
    }

    /// <summary>The value so far.</summary>
    /// <param name="kind">Which of them.</param>
    /// <param name="state">The values so far.</param>
    /// <param name="frames">The frames so far.</param>
    /// <param name="output">Takes the value of each channel.</param>
    public static void Value(StreamNodeKind kind, ReadOnlySpan<float> state, long frames, Span<float> output)
    {
        state[..output.Length].CopyTo(output);
        if (kind == StreamNodeKind.RunningAverage)
            TensorPrimitives.Divide(output, frames, output);
    }

    /// <summary>Kahan's sum: millions of frames leave no more of an error than one.</summary>
    private static void Add(ReadOnlySpan<float> frame, Span<float> sums, Span<float> lost)
    {
        for (var channel = 0; channel < frame.Length; channel++)
        {
            var value = frame[channel] - lost[channel];
            var sum = sums[channel] + value;
            lost[channel] = sum - sums[channel] - value;
            sums[channel] = sum;
        }
    }
}
