using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Data;

/// <summary>What a set refuses before it is one.</summary>
internal static class SignalSetChecks
{
    internal static void Require(Signal[] signals, IReadOnlyList<string>? channelNames)
    {
        if (signals.Length == 0)
            throw new ArgumentException("There are no signals; expected at least one.", nameof(signals));
        var first = signals[0];
        foreach (var signal in signals)
        {
            if (signal.Channels != first.Channels)
                throw Bad($"{signal} has {signal.Channels} channels, but {first} has {first.Channels}; expected the same number everywhere.");
            if ((signal.Label is null, signal.StepLabels is null) != (first.Label is null, first.StepLabels is null))
                throw Bad($"{signal} has {Kind(signal)}, but {first} has {Kind(first)}; expected the same of all signals.");
            if (signal.StepLabels is { } labels && labels.Count != signal.Length)
                throw Bad($"{signal} has {labels.Count} labels of steps; expected {signal.Length}, one for each step.");
        }

        if (channelNames is not null && channelNames.Count != first.Channels)
            throw Bad($"There are {channelNames.Count} names for {first.Channels} channels; expected one for each.");
    }

    internal static IEnumerable<string> Labels(Signal[] signals) => signals.SelectMany(LabelsOf);

    internal static void RequireKnownLabels(Signal[] signals, Dictionary<string, int> known, IReadOnlyList<string> classes)
    {
        foreach (var signal in signals)
        {
            if (LabelsOf(signal).FirstOrDefault(label => !known.ContainsKey(label)) is { } stranger)
            {
                throw Bad($"{signal} is of class '{stranger}', which is none of the classes {Fault.List(classes)}: "
                    + $"a class that only a test set has cannot be learned. Remove the signal, or add '{stranger}' to the training set.");
            }
        }
    }

    private static IEnumerable<string> LabelsOf(Signal signal) => signal.Label is { } label ? [label] : signal.StepLabels ?? [];

    private static string Kind(Signal signal) => signal.Label is not null ? "a label" : signal.StepLabels is not null ? "labels of steps" : "no label";

    private static ArgumentException Bad(string message) => new(message);
}
