using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Gen.Reports;

/// <summary>The classes of a dataset's samples, and those that a network takes them for.</summary>
internal static class PredictedClasses
{
    internal static (int[] Labels, int[] Predicted) Of(INetwork network, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        if (data.InputSize != network.InputSize || data.TargetSize != network.OutputSize)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The samples have {data.InputSize} inputs and {data.TargetSize} targets; expected {network.InputSize} and {network.OutputSize}."), nameof(data));
        }

        var outputs = network.Predict(data.Inputs.Span);
        return (Classes(network, data.Targets.Span), Classes(network, outputs));
    }

    internal static IReadOnlyList<string> Names(INetwork network)
    {
        var (names, count) = (network.GetClassNames(), Math.Max(2, network.OutputChannels));
        return names.Count == count ? names : [.. Enumerable.Range(0, count).Select(c => c.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>The greatest channel of each step; of a single channel, the side of one half.</summary>
    private static int[] Classes(INetwork network, ReadOnlySpan<float> values)
    {
        var (steps, channels) = (network.OutputLength, network.OutputChannels);
        var (stepStride, channelStride) = network.Layout == DataLayout.ChannelsLast ? (channels, 1) : (1, steps);
        var classes = new int[values.Length / channels];
        for (var row = 0; row < classes.Length; row++)
        {
            var start = row / steps * steps * channels + row % steps * stepStride;
            classes[row] = channels == 1 && values[start] > 0.5f ? 1 : 0;
            for (var c = 1; c < channels; c++)
                classes[row] = values[start + c * channelStride] > values[start + classes[row] * channelStride] ? c : classes[row];
        }

        return classes;
    }
}
