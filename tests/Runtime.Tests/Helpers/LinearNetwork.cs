using System;
using System.Collections.Generic;
using System.IO;

namespace Gen.Tests;

/// <summary>
/// y = x * w + b, with or without a softmax over the channels of each step, written by hand: what the runtime needs of a network and no more. Its
/// running mean follows the inputs of training passes, as batch normalisation's does.
/// </summary>
internal sealed class LinearNetwork : INetwork
{
    internal const int Weight = 0;
    internal const int Bias = 1;
    internal const int RunningMean = 2;

    // Not a divisor of the sizes in the tests, so that the packed parameters have padding.
    private const int Lanes = 8;

    internal LinearNetwork(int inputs, int steps, int channels, int seed = 0)
    {
        (InputChannels, OutputLength, OutputChannels) = (inputs, steps, channels);
        var units = steps * channels;
        Set = new ParameterSet(
            new Parameter("dense_1.weight", [inputs, units], new PackedLayout(inputs, units, 1, Lanes)) { L2Factor = 1 }
                .Initialize<Glorot>(inputs, units, RandomSource.ForStream(seed, 0)),
            new Parameter("dense_1.bias", [units], new PackedLayout(1, units, 1, Lanes)) { LearnRateFactor = 2 },
            new Parameter("norm_1.running_mean", [inputs], new PackedLayout(1, inputs, 1, Lanes)) { Trainable = false });
    }

    public int InputLength => 1;

    public int InputChannels { get; }

    public int InputSize => InputChannels;

    public int OutputLength { get; }

    public int OutputChannels { get; }

    public int OutputSize => OutputLength * OutputChannels;

    public DataLayout Layout { get; init; }

    public OutputValues OutputValues => EndsInSoftmax ? OutputValues.Softmax : Outputs;

    /// <summary>What is said of outputs without a softmax.</summary>
    internal OutputValues Outputs { get; init; }

    public IReadOnlyList<Parameter> Parameters => Set;

    internal ParameterSet Set { get; }

    internal bool EndsInSoftmax { get; init; }

    /// <summary>Told of each new session.</summary>
    internal Action<ITrainingSession>? Created { get; init; }

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        Compute(inputs, outputs);
        if (EndsInSoftmax)
            Softmax(outputs);
        ToFace(outputs);
    }

    public ITrainingSession CreateTrainingSession(int batchSize)
    {
        var session = new LinearSession(this, batchSize);
        Created?.Invoke(session);
        return session;
    }

    public void Save(string path) => WeightsFile.Save(path, Parameters);

    public void Save(Stream stream) => WeightsFile.Save(stream, Parameters);

    public void Load(string path) => WeightsFile.Load(path, Parameters);

    public void Load(Stream stream) => WeightsFile.Load(stream, Parameters);

    internal void Compute(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var (weight, bias) = (Set[Weight], Set[Bias]);
        for (var i = 0; i < outputs.Length; i++)
        {
            var (sample, unit) = (i / OutputSize, i % OutputSize);
            var sum = bias.Packed[bias.Layout.IndexOf(0, unit)];
            for (var c = 0; c < InputSize; c++)
                sum += inputs[sample * InputSize + c] * weight.Packed[weight.Layout.IndexOf(c, unit)];
            outputs[i] = sum;
        }
    }

    internal void Softmax(Span<float> values)
    {
        for (var start = 0; start < values.Length; start += OutputChannels)
        {
            var row = values.Slice(start, OutputChannels);
            var (max, sum) = (float.NegativeInfinity, 0f);
            foreach (var value in row)
                max = MathF.Max(max, value);
            foreach (ref var value in row)
                sum += value = MathF.Exp(value - max);
            foreach (ref var value in row)
                value /= sum;
        }
    }

    /// <summary>[steps, channels] to the caller's layout, in place.</summary>
    internal void ToFace(Span<float> values)
    {
        if (Layout == DataLayout.ChannelsLast)
            return;
        Span<float> copy = stackalloc float[OutputSize];
        for (var start = 0; start < values.Length; start += OutputSize)
        {
            var sample = values.Slice(start, OutputSize);
            sample.CopyTo(copy);
            for (var i = 0; i < OutputSize; i++)
                sample[i % OutputChannels * OutputLength + i / OutputChannels] = copy[i];
        }
    }
}
