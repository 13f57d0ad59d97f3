using System;

namespace Gen.Data;

/// <summary>Puts values where there are none: on the line between the neighbours in the same channel.</summary>
internal static class Interpolation
{
    /// <summary>Replaces what is not a number.</summary>
    /// <param name="values"><c>[steps, channels]</c>.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="nothing">What to throw of a channel without any value.</param>
    internal static void Fill(Span<float> values, int channels, Func<int, Exception> nothing)
    {
        for (var channel = 0; channel < channels; channel++)
            FillChannel(values, channels, channel, nothing);
    }

    private static void FillChannel(Span<float> values, int channels, int channel, Func<int, Exception> nothing)
    {
        var (steps, known) = (values.Length / channels, -1);
        for (var step = 0; step < steps; step++)
        {
            if (float.IsNaN(values[step * channels + channel]))
                continue;
            for (var gap = known + 1; gap < step; gap++)
                values[gap * channels + channel] = Between(values, channels, channel, known < 0 ? step : known, step, gap);
            known = step;
        }

        if (known < 0)
            throw nothing(channel);
        for (var gap = known + 1; gap < steps; gap++)
            values[gap * channels + channel] = values[known * channels + channel];
    }

    private static float Between(ReadOnlySpan<float> values, int channels, int channel, int left, int right, int step)
    {
        var (from, to) = (values[left * channels + channel], values[right * channels + channel]);
        return left == right ? to : from + (to - from) * (step - left) / (right - left);
    }
}
