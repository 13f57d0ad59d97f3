using System;

namespace Gen;

/// <summary>
/// The outputs of a batch beside their targets: samples, each <c>[Steps, Channels]</c>, or <c>[Channels, Steps]</c> with
/// <see cref="DataLayout.ChannelsFirst"/>.
/// </summary>
public readonly ref struct LossBatch
{
    /// <summary>Joins outputs and targets.</summary>
    /// <param name="outputs">A whole number of samples.</param>
    /// <param name="targets">As many values.</param>
    /// <param name="steps">The steps of one sample.</param>
    /// <param name="channels">The channels of one step.</param>
    /// <param name="layout">The order of both.</param>
    /// <param name="areLogits">Whether the network's final softmax or sigmoid still is to be applied to the outputs.</param>
    /// <param name="classWeights">How much the steps of each class count: one factor for each channel, or empty.</param>
    /// <exception cref="ArgumentException">The lengths differ, are no whole number of samples, or there is no weight for each channel.</exception>
    public LossBatch(
        ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int steps, int channels,
        DataLayout layout = DataLayout.ChannelsLast, bool areLogits = false, ReadOnlySpan<float> classWeights = default)
    {
        Require.AtLeastOne(steps, nameof(steps));
        Require.AtLeastOne(channels, nameof(channels));
        if (outputs.Length != targets.Length)
            throw new ArgumentException($"There are {outputs.Length} outputs, but {targets.Length} targets.", nameof(targets));
        if (outputs.IsEmpty || outputs.Length % (steps * channels) != 0)
            throw new ArgumentException($"{outputs.Length} outputs are no whole number of samples of {steps} x {channels}.", nameof(outputs));
        if (!classWeights.IsEmpty && classWeights.Length != channels)
            throw new ArgumentException($"There are {classWeights.Length} class weights for {channels} channels.", nameof(classWeights));

        Outputs = outputs;
        Targets = targets;
        ClassWeights = classWeights;
        (Steps, Channels, Layout, AreLogits) = (steps, channels, layout, areLogits);
    }

    /// <summary>The network's outputs, or what enters its final softmax or sigmoid.</summary>
    public ReadOnlySpan<float> Outputs { get; }

    /// <summary>What the outputs should be.</summary>
    public ReadOnlySpan<float> Targets { get; }

    /// <summary>A factor for each channel, for losses that take them (<see cref="Loss.TakesClassWeights"/>); empty for none.</summary>
    public ReadOnlySpan<float> ClassWeights { get; }

    /// <summary>The steps of one sample.</summary>
    public int Steps { get; }

    /// <summary>The channels of one step.</summary>
    public int Channels { get; }

    /// <summary>The order of outputs, targets and gradients.</summary>
    public DataLayout Layout { get; }

    /// <summary>Whether the network's final softmax or sigmoid still is to be applied to <see cref="Outputs"/>.</summary>
    public bool AreLogits { get; }

    /// <summary>The number of samples.</summary>
    public int Samples => Outputs.Length / (Steps * Channels);

    /// <summary>The steps of all samples: each is one distribution over the channels.</summary>
    public int Rows => Outputs.Length / Channels;

    /// <summary>The distance between two channels of one step.</summary>
    public int ChannelStride => Layout == DataLayout.ChannelsLast ? 1 : Steps;

    /// <summary>The place of the first channel of a row.</summary>
    /// <param name="row">Less than <see cref="Rows"/>.</param>
    public int RowStart(int row) => Layout == DataLayout.ChannelsLast
        ? row * Channels
        : row / Steps * Steps * Channels + row % Steps;
}
