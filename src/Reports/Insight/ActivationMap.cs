using System;
using System.Linq;

namespace Gen.Reports;

/// <summary>
/// Which steps of a series speak for a class: the class activation map of Zhou et al. (2016). The network ends in a mean over time and a dense layer, so
/// that a class' score is the mean over time of <c>sum over k of activation[t, k] * weight[k, class]</c>; the map is what stands under that mean.
/// </summary>
internal sealed class ActivationMap : IRelevance
{
    private readonly INetwork _features;
    private readonly float[] _weights;
    private readonly int _classes;

    /// <param name="features">The network as far as its last layer with time steps, with the network's weights.</param>
    /// <param name="network">The network; see <see cref="Fits"/>.</param>
    public ActivationMap(INetwork features, INetwork network)
    {
        (_features, _classes) = (features, network.OutputSize);
        _weights = new float[features.OutputChannels * _classes];
        network.Parameters.Last(parameter => parameter.Name.EndsWith(".weight", StringComparison.Ordinal)).Read(_weights);
    }

    public string Explanation => "Class activation maps: the mean of the map over time is the class' score.";

    /// <summary>Whether a network ends in a mean over time and one dense layer with a softmax, and features are what enters the mean.</summary>
    public static bool Fits(INetwork? features, INetwork network)
    {
        if (features is null || network.OutputValues != OutputValues.Softmax || network.OutputLength != 1)
            return false;
        LayerDescription[] layers = [.. network.Description.Layers.Where(layer => layer.Kind is not ("Dropout" or "Softmax" or "Flatten"))];
        return layers is [.., { Kind: "GlobalAveragePool1d" } pool, { Kind: "Dense" } dense] && features.OutputSize == pool.Input.Size && dense.Input.Channels == features.OutputChannels;
    }

    /// <summary>
    /// The map of a class, less the mean of the maps of all classes: softmax does not see what all classes have in common.
    /// </summary>
    /// <returns>A value for each step of the features; positive where the step speaks for the class.</returns>
    public double[] Of(ReadOnlySpan<float> signal, int label)
    {
        var (activations, channels, steps) = (_features.Predict(signal), _features.OutputChannels, _features.OutputLength);
        var (stepStride, channelStride) = _features.Layout == DataLayout.ChannelsLast ? (channels, 1) : (1, steps);
        var weights = Enumerable.Range(0, channels).Select(channel => _weights[channel * _classes + label] - Mean(channel)).ToArray();
        return [.. Enumerable.Range(0, steps).Select(step =>
            Enumerable.Range(0, channels).Sum(channel => (double)activations[step * stepStride + channel * channelStride] * weights[channel]))];
    }

    private float Mean(int channel) => Enumerable.Range(0, _classes).Average(label => _weights[channel * _classes + label]);
}
