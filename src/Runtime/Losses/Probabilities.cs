using System;

namespace Gen;

/// <summary>What losses on probabilities refuse before training, with the shape or the place and the value that came.</summary>
internal static class Probabilities
{
    // What the sum of many rounded shares may be off.
    private const double Slack = 1e-3;

    /// <summary>Why outputs of a kind are no probabilities.</summary>
    internal static string? FaultOfOutputs(string loss, string layer, OutputValues kind, int steps, int channels) => kind switch
    {
        OutputValues.Signed => FormattableString.Invariant(
            $"{loss} takes probabilities, but the network's outputs, [{steps}, {channels}], are numbers of either sign: end the network in [{layer}]."),
        OutputValues.Relu => FormattableString.Invariant(
            $"{loss} takes probabilities, but the network ends in a Relu, whose outputs, [{steps}, {channels}], may all be 0: end the network in [{layer}]."),
        _ => null,
    };

    /// <summary>The first target that is no probability.</summary>
    internal static string? FaultOfTargets(string loss, ReadOnlySpan<float> targets, int steps, int channels, DataLayout layout)
    {
        for (var i = 0; i < targets.Length; i++)
        {
            if (targets[i] is >= 0 and <= 1)
                continue;
            var (step, channel) = layout == DataLayout.ChannelsLast ? (i / channels, i % channels) : (i % steps, i / steps);
            return FormattableString.Invariant(
                $"has the target {targets[i]:R} at step {step}, channel {channel}, but {loss} takes targets from 0 to 1 (of labels -1 and 1, take (label + 1) / 2)");
        }

        return null;
    }

    /// <summary>The first step whose targets are no shares of one whole, and not all zero.</summary>
    internal static string? FaultOfSums(string loss, ReadOnlySpan<float> targets, int steps, int channels, DataLayout layout)
    {
        var (stepStride, channelStride) = layout == DataLayout.ChannelsLast ? (channels, 1) : (1, steps);
        for (var step = 0; step < steps; step++)
        {
            var sum = 0.0;
            for (var channel = 0; channel < channels; channel++)
                sum += targets[step * stepStride + channel * channelStride];
            if (sum != 0 && Math.Abs(sum - 1) > Slack)
                return FormattableString.Invariant($"has targets that sum to {sum:0.######} at step {step}, but {loss} takes {channels} shares that sum to 1, or none at all");
        }

        return null;
    }
}
