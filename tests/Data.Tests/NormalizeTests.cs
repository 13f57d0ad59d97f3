using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Gen.Data.Tests;

/// <summary>A network that is adapted to data scales what it predicts from, and keeps the scale with its weights.</summary>
public sealed class NormalizeTests
{
    // Channel 0 is 100 and 104 in turns, channel 1 constant.
    private static readonly float[] s_inputs = [.. Enumerable.Range(0, 24).Select(i => i % 2 == 0 ? 100f + i / 2 % 2 * 4 : 7f)];

    private static readonly Dataset s_data = new(s_inputs, new float[3], 3);

    [Fact]
    public void DataGiveTheScale()
    {
        var network = new Scaled();
        var outputs = new float[8];
        network.Predict(s_inputs.AsSpan(0, 8), outputs);
        Assert.Equal(s_inputs[..8], outputs);
        network.Adapt(s_data);
        Assert.Equal(["normalize_1.mean", "normalize_1.deviation"], network.Parameters.Select(parameter => parameter.Name));
        Assert.All(network.Parameters, parameter => Assert.False(parameter.Trainable));
        Assert.Equal([102, 7], Values(network.Parameters[0]));
        Assert.Equal([2, 1], Values(network.Parameters[1]));
        network.Predict(s_inputs.AsSpan(0, 8), outputs);
        Assert.Equal([-1, 0, 1, 0, -1, 0, 1, 0], outputs);
    }

    [Fact]
    public void FramesOfAStreamAreScaledLikeSignals()
    {
        var (network, outputs) = (new Scaled(), new float[8]);
        network.Adapt(s_data);
        Assert.Equal(4, network.CreateStream().Push(s_inputs.AsSpan(0, 8), outputs));
        Assert.Equal([-1, 0, 1, 0, -1, 0, 1, 0], outputs);
    }

    [Fact]
    public void BothLayoutsAreMeasuredAlike()
    {
        var network = new ScaledFirst();
        network.Adapt(new Dataset(new float[] { 1, 2, 3, 6, 10, 10, 10, 10, 5, 2, 3, 2, 10, 10, 10, 10 }, new float[2], 2));
        Assert.Equal([3, 10], Values(network.Parameters[0]));
        Assert.Equal([(float)Math.Sqrt(20 / 8.0), 1], Values(network.Parameters[1]));
    }

    [Fact]
    public void TheScaleIsSavedAndStaysInTraining()
    {
        var (network, copy, stream) = (new ScaledDense(seed: 1), new ScaledDense(seed: 2), new MemoryStream());
        network.Adapt(s_data);
        new Trainer(network, new Sgd { LearningRate = 0.1 }, new MeanSquaredError()) { Epochs = 3, L2 = 0.1 }.Fit(new Dataset(s_inputs, new float[] { 1, 2, 3 }, 3));
        Assert.Equal([102, 7], Values(network.Parameters[0]));
        network.Save(stream);
        stream.Position = 0;
        copy.Load(stream);
        var (own, other) = (new float[1], new float[1]);
        network.Predict(s_inputs.AsSpan(0, 8), own);
        copy.Predict(s_inputs.AsSpan(0, 8), other);
        Assert.Equal(own, other);
    }

    [Fact]
    public void WhatCannotBeIsRefused()
    {
        Assert.Contains("[Normalize]", Assert.Throws<InvalidOperationException>(() => new Activity().Adapt(s_data)).Message, StringComparison.Ordinal);
        var network = new Scaled();
        Assert.Throws<ArgumentException>(() => network.Adapt(new Dataset(new float[6], new float[1], 1)));
        Assert.Contains("step 2, channel 1", Assert.Throws<ArgumentException>(() => network.Adapt(new Dataset(new float[] { 1, 2, 3, 4, 5, float.NaN, 7, 8 }, new float[1], 1))).Message, StringComparison.Ordinal);
        Assert.Equal([0, 0], Values(network.Parameters[0]));
    }

    private static float[] Values(Parameter parameter)
    {
        var values = new float[parameter.Length];
        parameter.Read(values);
        return values;
    }
}

[Input(Length = 4, Channels = 2), Normalize]
public partial class Scaled;

[Input(Length = 4, Channels = 2, Layout = DataLayout.ChannelsFirst), Normalize]
public partial class ScaledFirst;

[Input(Length = 4, Channels = 2), Normalize, Flatten, Dense(1)]
public partial class ScaledDense;
