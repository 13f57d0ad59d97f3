using System;
using System.Collections.Generic;

namespace Gen.Data;

/// <summary>One recording, or one window of it: <c>[Length, Channels]</c> values, and what is known about them. Equality is that of the memory, not of the values.</summary>
public sealed record Signal
{
    /// <summary>Joins values and channels. The memory is used, not copied.</summary>
    /// <param name="values">Step after step: the channels of a step lie side by side.</param>
    /// <param name="channels">The channels of a step, at least 1.</param>
    /// <exception cref="ArgumentException">There are no values, or no whole number of steps.</exception>
    public Signal(ReadOnlyMemory<float> values, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        if (values.IsEmpty || values.Length % channels != 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{values.Length} values are no whole number of steps of {channels} channels; expected at least one step."), nameof(values));
        }

        (Values, Channels) = (values, channels);
    }

    /// <summary>The values, <c>[Length, Channels]</c>.</summary>
    public ReadOnlyMemory<float> Values { get; init; }

    /// <summary>The values of one step.</summary>
    public int Channels { get; }

    /// <summary>The number of steps.</summary>
    public int Length => Values.Length / Channels;

    /// <summary>Where the signal came from, for messages: a file, and the line where one has several. Default: empty.</summary>
    public string Source { get; init; } = "";

    /// <summary>
    /// What must not stand on both sides of a split: signals of one group stay together. Default: empty, for a group of its own. Readers set the recording;
    /// set the person or the machine where a recording is not enough.
    /// </summary>
    public string Group { get; init; } = "";

    /// <summary>The class of the whole signal; <see langword="null"/>, the default, where it has none.</summary>
    public string? Label { get; init; }

    /// <summary>The class of each step; <see langword="null"/>, the default, where steps have none.</summary>
    public IReadOnlyList<string>? StepLabels { get; init; }

    /// <summary>What a network should put out for the signal, where that is no class; empty, the default, where there is nothing.</summary>
    public ReadOnlyMemory<float> Targets { get; init; }

    /// <summary>Source, or the word signal, with the shape: for messages.</summary>
    public override string ToString() => FormattableString.Invariant($"{(Source.Length > 0 ? Source : "signal")} [{Length}, {Channels}]");
}
