using System;

namespace Gen.Reports;

/// <summary>
/// Which steps of a signal speak for a class, of any network: a window is flattened to its channels' means, and the logarithm of the class' probability falls by what the
/// window said for it (Zeiler and Fergus 2014).
/// </summary>
internal sealed class OcclusionMap(INetwork network) : IRelevance
{
    private const int Windows = 24;
    private const double LeastProbability = 1e-9;

    public string Explanation => "Occlusion maps: a window of the signal is replaced by its mean, and the map is by how much that lowers the logarithm of the probability.";

    public double[] Of(ReadOnlySpan<float> signal, int label)
    {
        var (steps, width) = (network.InputLength, Math.Max(1, network.InputLength / Windows * 2));
        var (map, cover, whole) = (new double[steps], new int[steps], Score(signal, label));
        var step = Math.Max(1, width / 2);
        for (var start = 0; start < steps; start += step)
        {
            var end = Math.Min(steps, start + width);
            var drop = whole - Score(Hidden(signal, start, end), label);
            for (var i = start; i < end; i++)
                (map[i], cover[i]) = (map[i] + drop, cover[i] + 1);
        }

        for (var i = 0; i < steps; i++)
            map[i] /= cover[i];
        return map;
    }

    private double Score(ReadOnlySpan<float> signal, int label)
    {
        var outputs = network.Predict(signal);
        var probability = outputs.Length == 1 ? label == 1 ? outputs[0] : 1 - outputs[0] : outputs[label];
        return Math.Log(Math.Max(probability, LeastProbability));
    }

    private float[] Hidden(ReadOnlySpan<float> signal, int start, int end)
    {
        var (hidden, steps, channels) = (signal.ToArray(), network.InputLength, network.InputChannels);
        var (stepStride, channelStride) = network.Layout == DataLayout.ChannelsLast ? (channels, 1) : (1, steps);
        for (var c = 0; c < channels; c++)
        {
            var mean = 0.0;
            for (var i = 0; i < steps; i++)
                mean += signal[i * stepStride + c * channelStride] / (double)steps;
            for (var i = start; i < end; i++)
                hidden[i * stepStride + c * channelStride] = (float)mean;
        }

        return hidden;
    }
}
