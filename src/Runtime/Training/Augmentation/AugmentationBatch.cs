using System;

namespace Gen;

/// <summary>The samples of a batch, to be changed in place.</summary>
public readonly ref struct AugmentationBatch
{
    /// <summary>Joins inputs and targets.</summary>
    /// <param name="inputs">Sample after sample, each <paramref name="steps"/> times <paramref name="channels"/> values.</param>
    /// <param name="targets">As many targets for each sample.</param>
    /// <param name="steps">The steps of an input, at least 1.</param>
    /// <param name="channels">Its channels, at least 1.</param>
    /// <param name="layout">The order of the inputs.</param>
    /// <exception cref="ArgumentException">The inputs are no whole number of samples, or the targets no multiple of that.</exception>
    public AugmentationBatch(Span<float> inputs, Span<float> targets, int steps, int channels, DataLayout layout = DataLayout.ChannelsLast)
    {
        Require.AtLeastOne(steps, nameof(steps));
        Require.AtLeastOne(channels, nameof(channels));
        if (inputs.IsEmpty || inputs.Length % (steps * channels) != 0)
            throw new ArgumentException($"{inputs.Length} inputs are no whole number of samples of {steps} x {channels}.", nameof(inputs));
        Count = inputs.Length / (steps * channels);
        if (targets.Length % Count != 0)
            throw new ArgumentException($"{targets.Length} targets are no whole number for each of {Count} samples.", nameof(targets));
        Inputs = inputs;
        Targets = targets;
        (Steps, Channels, Layout) = (steps, channels, layout);
    }

    /// <summary>All inputs, sample after sample.</summary>
    public Span<float> Inputs { get; }

    /// <summary>All targets, sample after sample.</summary>
    public Span<float> Targets { get; }

    /// <summary>The samples.</summary>
    public int Count { get; }

    /// <summary>The steps of an input.</summary>
    public int Steps { get; }

    /// <summary>The channels of an input.</summary>
    public int Channels { get; }

    /// <summary>The order of the inputs: <c>[Steps, Channels]</c>, or <c>[Channels, Steps]</c>.</summary>
    public DataLayout Layout { get; }

    /// <summary>The input of a sample.</summary>
    /// <param name="sample">Counted from 0.</param>
    public Span<float> Input(int sample) => Inputs.Slice(sample * Steps * Channels, Steps * Channels);

    /// <summary>The targets of a sample.</summary>
    /// <param name="sample">Counted from 0.</param>
    public Span<float> Target(int sample) => Targets.Slice(sample * (Targets.Length / Count), Targets.Length / Count);

    /// <summary>The place of a value in <see cref="Input"/>.</summary>
    /// <param name="step">Counted from 0.</param>
    /// <param name="channel">Counted from 0.</param>
    public int IndexOf(int step, int channel) => Layout == DataLayout.ChannelsLast ? step * Channels + channel : channel * Steps + step;
}
