using System;
using System.Linq;
using Gen;
using TimeSeries.Models;

namespace TimeSeries.Report;

/// <summary>
/// Which steps of a series speak for a class: the class activation map of Zhou et al. (2016). The network ends in a mean over time and a dense layer, so
/// that a class' score is the mean over time of <c>sum over k of activation[t, k] * weight[k, class]</c>; the map is what stands under that mean.
/// </summary>
internal sealed class ActivationMap
{
    private readonly INetwork _network;
    private readonly float[] _weights;
    private readonly float[] _activations;
    private readonly int _classes;

    public ActivationMap(NetworkKind kind, INetwork trained)
    {
        (_network, _classes) = (kind.CreateMap(0), trained.OutputSize);
        foreach (var parameter in _network.Parameters)
            Copy(trained.Parameters.Single(other => other.Name == parameter.Name), parameter);
        _weights = new float[_network.OutputChannels * _classes];
        trained.Parameters.Single(parameter => parameter.Name == "dense_1.weight").Read(_weights);
        _activations = new float[_network.OutputSize];
    }

    /// <summary>
    /// The map of a class, less the mean of the maps of all classes: softmax does not see what all classes have in common.
    /// </summary>
    /// <returns>A value for each step; positive where the step speaks for the class.</returns>
    public double[] Of(ReadOnlySpan<float> series, int label)
    {
        _network.Predict(series, _activations);
        var channels = _network.OutputChannels;
        var weights = Enumerable.Range(0, channels).Select(channel => _weights[channel * _classes + label] - Mean(channel)).ToArray();
        return [.. Enumerable.Range(0, _network.OutputLength).Select(step =>
            Enumerable.Range(0, channels).Sum(channel => (double)_activations[step * channels + channel] * weights[channel]))];
    }

    private float Mean(int channel) => Enumerable.Range(0, _classes).Average(label => _weights[channel * _classes + label]);

    private static void Copy(Parameter from, Parameter to)
    {
        var values = new float[from.Length];
        from.Read(values);
        to.Write(values);
    }
}
