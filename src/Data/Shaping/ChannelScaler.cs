using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Data;

/// <summary>
/// Scales each channel by the mean and deviation of a whole set: fit it to the training set, and apply it to all others. A network that begins with
/// <c>[Normalize]</c> carries the same numbers with its weights.
/// </summary>
public sealed class ChannelScaler
{
    private ChannelScaler(double[] means, double[] deviations) => (Means, Deviations) = (means, deviations);

    /// <summary>The mean of each channel.</summary>
    public IReadOnlyList<double> Means { get; }

    /// <summary>The deviation, of the whole population, of each channel; 1 where a channel is constant.</summary>
    public IReadOnlyList<double> Deviations { get; }

    /// <summary>Measures a set: all steps of all signals count the same.</summary>
    /// <param name="signals">As a rule the training set.</param>
    public static ChannelScaler Fit(SignalSet signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        var (means, deviations) = (new double[signals.Channels], new double[signals.Channels]);
        for (var channel = 0; channel < means.Length; channel++)
        {
            var parts = signals.Select(signal => (signal.Length, Scaling.Moments(signal.Values.Span, signals.Channels, channel))).ToArray();
            var count = parts.Sum(part => (double)part.Length);
            var mean = parts.Sum(part => part.Length * part.Item2.Mean) / count;
            var variance = parts.Sum(part => part.Length * (part.Item2.Deviation * part.Item2.Deviation + (part.Item2.Mean - mean) * (part.Item2.Mean - mean))) / count;
            (means[channel], deviations[channel]) = (mean, variance > 0 ? Math.Sqrt(variance) : 1);
        }

        return new ChannelScaler(means, deviations);
    }

    /// <summary><c>(value - mean) / deviation</c> of each channel.</summary>
    /// <param name="signals">The set.</param>
    /// <exception cref="ArgumentException">It has another number of channels.</exception>
    public SignalSet Apply(SignalSet signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        if (signals.Channels != Means.Count)
            throw new ArgumentException(FormattableString.Invariant($"The signals have {signals.Channels} channels; expected {Means.Count}."), nameof(signals));
        return signals.Select(signal => signal with { Values = Scaled(signal.Values.Span) });
    }

    private float[] Scaled(ReadOnlySpan<float> values)
    {
        var scaled = new float[values.Length];
        for (var i = 0; i < scaled.Length; i++)
            scaled[i] = (float)((values[i] - Means[i % Means.Count]) / Deviations[i % Means.Count]);
        return scaled;
    }
}
