using System;
using System.Linq;

namespace Gen.Data;

/// <summary>Parts of a signal, and signals with room around.</summary>
internal static class SignalCut
{
    /// <summary>The start of a part of so many steps.</summary>
    internal static int Start(int length, int part, Place place) => place switch
    {
        Place.Start => 0,
        Place.Center => (length - part) / 2,
        _ => length - part,
    };

    /// <summary>Neighbouring steps, with their labels; the memory is shared.</summary>
    internal static Signal Part(Signal signal, int start, int length) => signal with
    {
        Values = signal.Values.Slice(start * signal.Channels, length * signal.Channels),
        StepLabels = signal.StepLabels is { } labels ? [.. labels.Skip(start).Take(length)] : null,
    };

    /// <summary>The signal in a longer one, with a value around it.</summary>
    internal static Signal Padded(Signal signal, int length, Place place, float value)
    {
        if (signal.StepLabels is not null)
            throw new InvalidOperationException($"{signal} has labels of steps, and what is added would have none: cut Windows or CutTo instead.");
        var padded = new float[checked(length * signal.Channels)];
        padded.AsSpan().Fill(value);
        signal.Values.Span.CopyTo(padded.AsSpan(Start(length, signal.Length, place) * signal.Channels));
        return signal with { Values = padded };
    }
}
