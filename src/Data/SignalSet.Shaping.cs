using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Data;

/// <content>Lengths, windows, rates and scales.</content>
public sealed partial class SignalSet
{
    /// <summary>Cuts what is longer; signals that are not stay as they are.</summary>
    /// <param name="length">The greatest number of steps, at least 1.</param>
    /// <param name="keep">Which part stays.</param>
    public SignalSet CutTo(int length, Place keep = Place.Start)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        return With(_signals.Select(signal => signal.Length <= length
            ? signal
            : SignalCut.Part(signal, SignalCut.Start(signal.Length, length, keep), length)));
    }

    /// <summary>Puts signals that are shorter into longer ones; others stay as they are.</summary>
    /// <param name="length">The least number of steps, at least 1.</param>
    /// <param name="place">Where the signal stands.</param>
    /// <param name="value">What stands around it.</param>
    /// <exception cref="InvalidOperationException">Steps have labels, which what is added would lack.</exception>
    public SignalSet PadTo(int length, Place place = Place.Start, float value = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        return With(_signals.Select(signal => signal.Length >= length ? signal : SignalCut.Padded(signal, length, place, value)));
    }

    /// <summary>Makes all signals equally long: longer ones are cut, shorter ones padded.</summary>
    /// <param name="length">The steps, at least 1.</param>
    /// <param name="place">Which part stays, and where a shorter one stands.</param>
    /// <param name="value">What stands around it.</param>
    /// <exception cref="InvalidOperationException">Steps have labels, which what is added would lack.</exception>
    public SignalSet FitTo(int length, Place place = Place.Start, float value = 0) => CutTo(length, place).PadTo(length, place, value);

    /// <summary>
    /// Cuts each signal into windows, which keep its label and its group: those of one recording stay on one side of a split. What is left at the end is dropped.
    /// </summary>
    /// <param name="length">The steps of a window, at least 1.</param>
    /// <param name="step">The steps from one window to the next, at least 1; less than <paramref name="length"/> for windows that overlap.</param>
    /// <exception cref="InvalidOperationException">A signal is shorter than a window.</exception>
    public SignalSet Windows(int length, int step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        return With(_signals.SelectMany((signal, index) => WindowsOf(signal, index, length, step)));
    }

    /// <summary>
    /// Windows that are to say what follows them: the target of each is the signal's next <paramref name="horizon"/> steps, <c>[horizon, channels]</c>.
    /// </summary>
    /// <param name="history">The steps of a window, at least 1.</param>
    /// <param name="horizon">The steps that follow, at least 1.</param>
    /// <param name="step">The steps from one window to the next, at least 1.</param>
    /// <param name="channels">The names of the channels that are foretold; none for all.</param>
    /// <exception cref="InvalidOperationException">A signal is shorter than window and horizon together.</exception>
    /// <exception cref="ArgumentException">There is no such channel.</exception>
    public SignalSet Forecast(int history, int horizon, int step = 1, params IReadOnlyList<string> channels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(history, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        int[] places = [.. (channels.Count == 0 ? ChannelNames : channels).Select(PlaceOfChannel)];
        var windows = _signals.SelectMany((signal, index) => WindowsOf(signal with { Label = null, StepLabels = null }, index, history + horizon, step));
        return new SignalSet(windows.Select(window => Foretold(window, history, places)), ChannelNames);
    }

    /// <summary>Each channel of each signal, by itself, to mean 0 and deviation 1; a constant one becomes 0.</summary>
    public SignalSet StandardizeEach() => With(_signals.Select(signal => signal with { Values = Scaling.Standardized(signal.Values.Span, signal.Channels) }));

    /// <summary>Each signal, by itself, times what makes its greatest absolute value 1; one of zeros stays.</summary>
    public SignalSet ScaleEachToPeak() => With(_signals.Select(signal => signal with { Values = Scaling.ToPeak(signal.Values.Span) }));

    /// <summary>Another rate, by a windowed sinc, which lets no frequency pass that the new rate cannot hold.</summary>
    /// <param name="factor">New values for each old one, positive: 0.5 halves the rate.</param>
    /// <exception cref="InvalidOperationException">Steps have labels.</exception>
    public SignalSet Resample(double factor)
    {
        if (!(factor > 0 && double.IsFinite(factor)))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor must be positive and finite.");
        return With(_signals.Select(signal => signal.StepLabels is null
            ? signal with { Values = Resampler.Resample(signal.Values.Span, signal.Channels, factor) }
            : throw new InvalidOperationException($"{signal} has labels of steps, which cannot be resampled.")));
    }

    private static IEnumerable<Signal> WindowsOf(Signal signal, int index, int length, int step)
    {
        if (signal.Length < length)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"{signal} has {signal.Length} steps, less than {length}: PadTo({length}) first, or leave it out with Where(signal => signal.Length >= {length})."));
        }

        var whole = signal.Group.Length > 0 ? signal : signal with { Group = FormattableString.Invariant($"signal {index}") };
        for (var start = 0; start <= signal.Length - length; start += step)
            yield return SignalCut.Part(whole, start, length);
    }

    private static Signal Foretold(Signal window, int history, int[] channels)
    {
        var future = window.Values.Span[(history * window.Channels)..];
        var targets = new float[future.Length / window.Channels * channels.Length];
        for (var i = 0; i < targets.Length; i++)
            targets[i] = future[i / channels.Length * window.Channels + channels[i % channels.Length]];
        return SignalCut.Part(window, 0, history) with { Targets = targets };
    }

    private int PlaceOfChannel(string name)
    {
        for (var place = 0; place < ChannelNames.Count; place++)
        {
            if (ChannelNames[place] == name)
                return place;
        }

        throw new ArgumentException($"There is no channel '{name}'; expected {Fault.List(ChannelNames)}.", nameof(name));
    }
}
