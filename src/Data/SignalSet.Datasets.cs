using System;
using System.Linq;

namespace Gen.Data;

/// <content>What a trainer takes.</content>
public sealed partial class SignalSet
{
    /// <summary>
    /// Copies the signals into a dataset: with one-hot targets of their labels, or of the labels of their steps, or with their targets.
    /// </summary>
    /// <param name="layout">The order of the network's inputs and outputs: that of its <see cref="InputAttribute"/>.</param>
    /// <exception cref="InvalidOperationException">Lengths differ, or signals have neither labels nor targets; the message says what to do.</exception>
    public Dataset ToDataset(DataLayout layout = DataLayout.ChannelsLast)
    {
        var inputs = Inputs(layout);
        if (_signals[0].StepLabels is not null)
            return Dataset.FromStepLabels(inputs, StepClasses(), Classes.Count, Length, layout);
        if (_signals[0].Label is not null)
            return Dataset.FromLabels(inputs, Labels, Classes.Count);
        var size = _signals[0].Targets.Length;
        var stranger = Array.Find(_signals, signal => signal.Targets.Length != size || size == 0);
        return stranger is null
            ? new Dataset(inputs, _signals.SelectMany(signal => signal.Targets.ToArray()).ToArray(), Count)
            : throw new InvalidOperationException(FormattableString.Invariant($"{stranger} has {stranger.Targets.Length} targets, but {_signals[0]} has {size}: ")
                + "name the column or array with the class, make windows with Forecast, or take ToReconstruction.");
    }

    /// <summary>Copies the signals into a dataset whose targets are the inputs: for an autoencoder.</summary>
    /// <param name="layout">The order of the network's inputs and outputs.</param>
    /// <exception cref="InvalidOperationException">Lengths differ.</exception>
    public Dataset ToReconstruction(DataLayout layout = DataLayout.ChannelsLast)
    {
        var inputs = Inputs(layout);
        return new Dataset(inputs, inputs, Count);
    }

    /// <summary>The class of each step of each signal, one signal after the other.</summary>
    private int[] StepClasses() => [.. _signals.SelectMany(signal => signal.StepLabels!.Select(label => _classes[label]))];

    private float[] Inputs(DataLayout layout)
    {
        var (steps, channels) = (Length, Channels);
        var inputs = new float[checked(Count * steps * channels)];
        for (var n = 0; n < Count; n++)
        {
            var values = _signals[n].Values.Span;
            var place = inputs.AsSpan(n * steps * channels, steps * channels);
            if (layout == DataLayout.ChannelsLast || channels == 1)
                values.CopyTo(place);
            else
                Turn(values, place, steps, channels);
        }

        return inputs;
    }

    private static void Turn(ReadOnlySpan<float> values, Span<float> place, int steps, int channels)
    {
        for (var i = 0; i < values.Length; i++)
            place[i % channels * steps + i / channels] = values[i];
    }
}
