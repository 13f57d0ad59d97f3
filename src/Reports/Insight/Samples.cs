using System;
using System.Linq;

namespace Gen.Reports;

/// <summary>The samples of a dataset as a network sees them, and what it makes of them.</summary>
internal sealed class Samples
{
    private readonly INetwork _network;
    private readonly Dataset _data;

    internal Samples(INetwork network, Dataset data, Loss loss)
    {
        (_network, _data, Outputs) = (network, data, network.Predict(data.Inputs.Span));
        // Several heads, or a sigmoid for each of several classes, have no one class for a sample.
        IsClasses = loss.IsClassification && network.Outputs.Count == 1
            && (network.OutputChannels > 1 ? network.OutputValues == OutputValues.Softmax : network.OutputValues == OutputValues.Sigmoid);
        Names = IsClasses ? [.. PredictedClasses.Names(network)] : [];
        (Labels, Predicted) = IsClasses ? PredictedClasses.Of(network, data) : ([], []);
    }

    /// <summary>The number of samples.</summary>
    internal int Count => _data.Count;

    /// <summary>Whether each step of an output is one class.</summary>
    internal bool IsClasses { get; }

    /// <summary>The names of the classes.</summary>
    internal string[] Names { get; }

    /// <summary>The class of each step of each sample.</summary>
    internal int[] Labels { get; }

    /// <summary>What it was taken for.</summary>
    internal int[] Predicted { get; }

    /// <summary>All outputs.</summary>
    internal float[] Outputs { get; }

    /// <summary>The steps that each sample is classified at.</summary>
    internal int Steps => _network.OutputLength;

    internal ReadOnlySpan<float> Input(int sample) => _data.Inputs.Span.Slice(sample * _data.InputSize, _data.InputSize);

    internal ReadOnlySpan<float> Target(int sample) => _data.Targets.Span.Slice(sample * _data.TargetSize, _data.TargetSize);

    internal ReadOnlySpan<float> Output(int sample) => Outputs.AsSpan(sample * _data.TargetSize, _data.TargetSize);

    /// <summary>One channel of a sample's input.</summary>
    internal double[] Channel(int sample, int channel) => Channel(Input(sample), channel, _network.InputLength, _network.InputChannels);

    /// <summary>One channel of values in the network's order.</summary>
    internal double[] Channel(ReadOnlySpan<float> values, int channel, int steps, int channels)
    {
        var line = new double[steps];
        for (var step = 0; step < steps; step++)
            line[step] = values[_network.Layout == DataLayout.ChannelsLast ? step * channels + channel : channel * steps + step];
        return line;
    }

    /// <summary>The probability that the network gives a class at a sample's step.</summary>
    internal double Probability(int sample, int step, int label)
    {
        var channels = _network.OutputChannels;
        if (channels == 1)
            return label == 1 ? Output(sample)[step] : 1 - Output(sample)[step];
        return Output(sample)[_network.Layout == DataLayout.ChannelsLast ? step * channels + label : label * Steps + step];
    }

    /// <summary>How wrong the network is about each sample: 1 less the mean probability of what is right, or the mean squared error.</summary>
    internal double[] Errors() => [.. Enumerable.Range(0, Count).Select(sample => IsClasses
        ? 1 - Enumerable.Range(0, Steps).Average(step => Probability(sample, step, Labels[sample * Steps + step]))
        : SquaredError(sample))];

    private double SquaredError(int sample)
    {
        var outputs = Output(sample);
        var targets = Target(sample);
        var sum = 0.0;
        for (var i = 0; i < outputs.Length; i++)
            sum += ((double)outputs[i] - targets[i]) * ((double)outputs[i] - targets[i]);
        return sum / outputs.Length;
    }
}
