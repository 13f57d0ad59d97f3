using System;
using System.Globalization;

namespace Gen;

/// <summary>
/// Samples with their targets, both flat and in the network's own layout: inputs <c>[Count, InputSize]</c>, targets
/// <c>[Count, TargetSize]</c>. The memory is used, not copied.
/// </summary>
public sealed class Dataset
{
    /// <summary>Joins inputs and targets, for instance those of a regression.</summary>
    /// <param name="inputs">Sample after sample.</param>
    /// <param name="targets">As many values for each sample as the network has outputs, sample after sample.</param>
    /// <param name="count">The number of samples, at least 1.</param>
    /// <exception cref="ArgumentException">A length is no positive multiple of <paramref name="count"/>.</exception>
    public Dataset(ReadOnlyMemory<float> inputs, ReadOnlyMemory<float> targets, int count)
    {
        Count = Require.AtLeastOne(count, nameof(count));
        InputSize = SizeOfSample(inputs.Length, count, nameof(inputs));
        TargetSize = SizeOfSample(targets.Length, count, nameof(targets));
        Inputs = inputs;
        Targets = targets;
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The number of values of one input.</summary>
    public int InputSize { get; }

    /// <summary>The number of values of one target.</summary>
    public int TargetSize { get; }

    /// <summary>All inputs, sample after sample.</summary>
    public ReadOnlyMemory<float> Inputs { get; }

    /// <summary>All targets, sample after sample.</summary>
    public ReadOnlyMemory<float> Targets { get; }

    /// <summary>Makes one-hot targets: 1 for a sample's class, 0 for the others.</summary>
    /// <param name="inputs">Sample after sample.</param>
    /// <param name="labels">The class of each sample, counted from 0.</param>
    /// <param name="classes">The number of classes, at least 1.</param>
    /// <exception cref="ArgumentException">There are no labels, or the inputs are no multiple of their number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is negative or not less than <paramref name="classes"/>.</exception>
    public static Dataset FromLabels(ReadOnlyMemory<float> inputs, ReadOnlySpan<int> labels, int classes)
    {
        Require.AtLeastOne(classes, nameof(classes));
        if (labels.IsEmpty)
            throw new ArgumentException("There are no labels; expected at least one sample.", nameof(labels));
        SizeOfSample(inputs.Length, labels.Length, nameof(inputs));
        for (var i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(labels), labels[i], Invariant($"The label of sample {i} is {labels[i]}; expected 0 to {classes - 1}."));
            }
        }

        var targets = new float[checked(labels.Length * classes)];
        for (var i = 0; i < labels.Length; i++)
            targets[i * classes + labels[i]] = 1;
        return new Dataset(inputs, targets, labels.Length);
    }

    /// <summary>Makes a target of each sample, 1 where it is of the class and 0 where it is not: for a network that ends in one value of a sigmoid.</summary>
    /// <param name="inputs">Sample after sample.</param>
    /// <param name="labels">Whether each sample is of the class.</param>
    /// <exception cref="ArgumentException">There are no labels, or the inputs are no multiple of their number.</exception>
    public static Dataset FromBinary(ReadOnlyMemory<float> inputs, ReadOnlySpan<bool> labels)
    {
        if (labels.IsEmpty)
            throw new ArgumentException("There are no labels; expected at least one sample.", nameof(labels));
        var targets = new float[labels.Length];
        for (var i = 0; i < labels.Length; i++)
            targets[i] = labels[i] ? 1 : 0;
        return new Dataset(inputs, targets, labels.Length);
    }

    /// <summary>Makes one-hot targets of a label for each step of each sample, for a network that classifies steps.</summary>
    /// <param name="inputs">Sample after sample.</param>
    /// <param name="labels">The class of each step, counted from 0: those of one sample after those of another.</param>
    /// <param name="classes">The number of classes, at least 1: the channels of the network's output.</param>
    /// <param name="steps">The labels of a sample, at least 1: the steps of the network's output.</param>
    /// <param name="layout">The order of the network's outputs.</param>
    /// <exception cref="ArgumentException">The labels are no whole number of samples, or the inputs no multiple of it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is negative or not less than <paramref name="classes"/>.</exception>
    public static Dataset FromStepLabels(
        ReadOnlyMemory<float> inputs, ReadOnlySpan<int> labels, int classes, int steps, DataLayout layout = DataLayout.ChannelsLast)
    {
        Require.AtLeastOne(classes, nameof(classes));
        Require.AtLeastOne(steps, nameof(steps));
        if (labels.IsEmpty || labels.Length % steps != 0)
            throw new ArgumentException(Invariant($"There are {labels.Length} labels; expected {steps} for each sample, and at least one sample."), nameof(labels));
        var count = labels.Length / steps;
        SizeOfSample(inputs.Length, count, nameof(inputs));
        var (stepStride, channelStride) = layout == DataLayout.ChannelsLast ? (classes, 1) : (1, steps);
        var targets = new float[checked(labels.Length * classes)];
        for (var i = 0; i < labels.Length; i++)
        {
            var (sample, step) = (i / steps, i % steps);
            if ((uint)labels[i] >= (uint)classes)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(labels), labels[i], Invariant($"The label of sample {sample}, step {step} is {labels[i]}; expected 0 to {classes - 1}."));
            }

            targets[sample * steps * classes + step * stepStride + labels[i] * channelStride] = 1;
        }

        return new Dataset(inputs, targets, count);
    }

    /// <summary>Some neighbouring samples, not copied.</summary>
    /// <param name="start">The first sample, counted from 0.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such samples.</exception>
    public Dataset Slice(int start, int count)
    {
        Require.AtLeastOne(count, nameof(count));
        if (start < 0 || start > Count - count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(start), start, Invariant($"There are {Count} samples; {count} from {start} on are not among them."));
        }

        return new Dataset(
            Inputs.Slice(start * InputSize, count * InputSize), Targets.Slice(start * TargetSize, count * TargetSize), count);
    }

    private static int SizeOfSample(int length, int count, string argument) => length > 0 && length % count == 0
        ? length / count
        : throw new ArgumentException(Invariant($"{length} {argument} are no whole number of values for each of {count} samples."), argument);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
