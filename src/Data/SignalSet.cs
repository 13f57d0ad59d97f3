using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Data;

/// <summary>
/// Signals that belong together: equal channels, any lengths. A set never changes; what cuts, scales or splits makes another one.
/// </summary>
public sealed partial class SignalSet : IReadOnlyList<Signal>
{
    private readonly Signal[] _signals;
    private readonly Dictionary<string, int> _classes;

    /// <summary>Joins signals.</summary>
    /// <param name="signals">At least one; all with as many channels as the first, and all with a label, with labels of steps, or without.</param>
    /// <param name="channelNames">One name for each channel; <see langword="null"/> for <c>1</c>, <c>2</c> and so on.</param>
    /// <param name="classes">
    /// The names of the classes in the order of the network's outputs; <see langword="null"/> for the labels that occur, numbers by their value and other
    /// names by their letters. Give a test set the classes of its training set.
    /// </param>
    /// <exception cref="ArgumentException">The signals do not belong together, or a label is none of the classes; the message names the signal.</exception>
    public SignalSet(IEnumerable<Signal> signals, IReadOnlyList<string>? channelNames = null, IReadOnlyList<string>? classes = null)
    {
        ArgumentNullException.ThrowIfNull(signals);
        _signals = [.. signals];
        SignalSetChecks.Require(_signals, channelNames);
        ChannelNames = channelNames is null ? ClassNames.Counted(_signals[0].Channels) : [.. channelNames];
        Classes = classes is null ? ClassNames.InOrder(SignalSetChecks.Labels(_signals)) : [.. classes];
        _classes = ClassNames.Index(Classes);
        SignalSetChecks.RequireKnownLabels(_signals, _classes, Classes);
    }

    /// <summary>The number of signals.</summary>
    public int Count => _signals.Length;

    /// <summary>A signal.</summary>
    /// <param name="index">Counted from 0.</param>
    public Signal this[int index] => _signals[index];

    /// <summary>The channels of a step.</summary>
    public int Channels => _signals[0].Channels;

    /// <summary>The names of the channels.</summary>
    public IReadOnlyList<string> ChannelNames { get; }

    /// <summary>The names of the classes, in the order of the network's outputs; empty where nothing is labelled.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The steps of the shortest signal.</summary>
    public int ShortestLength => _signals.Min(signal => signal.Length);

    /// <summary>The steps of the longest signal.</summary>
    public int LongestLength => _signals.Max(signal => signal.Length);

    /// <summary>The steps of every signal.</summary>
    /// <exception cref="InvalidOperationException">The lengths differ; the message says how to make them equal.</exception>
    public int Length
    {
        get
        {
            var (shortest, longest) = (_signals.MinBy(signal => signal.Length)!, _signals.MaxBy(signal => signal.Length)!);
            return shortest.Length == longest.Length ? shortest.Length : throw new InvalidOperationException(FormattableString.Invariant(
                $"The signals have {shortest.Length} ({shortest}) to {longest.Length} steps ({longest}): make them equal with FitTo, CutTo or PadTo, or cut Windows."));
        }
    }

    /// <summary>The index of each signal's class in <see cref="Classes"/>.</summary>
    /// <exception cref="InvalidOperationException">The signals have no labels.</exception>
    public int[] Labels => Array.ConvertAll(_signals, signal => signal.Label is { } label
        ? _classes[label]
        : throw new InvalidOperationException($"{signal} has no label: name the column, the folder or the array that has the labels."));

    /// <summary>Some of the signals. Class names stay, also of classes without a signal.</summary>
    /// <param name="predicate">Whether to keep a signal.</param>
    /// <exception cref="ArgumentException">None is kept.</exception>
    public SignalSet Where(Func<Signal, bool> predicate) => With(_signals.Where(predicate));

    /// <summary>Each signal changed, for instance with another group or label.</summary>
    /// <param name="change">Gives the signal in a signal's place.</param>
    /// <param name="classes">The classes afterwards; <see langword="null"/> for those of this set.</param>
    /// <exception cref="ArgumentException">The signals do not belong together.</exception>
    public SignalSet Select(Func<Signal, Signal> change, IReadOnlyList<string>? classes = null) => new(_signals.Select(change), ChannelNamesOrNone(), classes ?? Classes);

    /// <inheritdoc/>
    public IEnumerator<Signal> GetEnumerator() => ((IEnumerable<Signal>)_signals).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Other signals with this set's names.</summary>
    internal SignalSet With(IEnumerable<Signal> signals) => new(signals, ChannelNames, Classes);

    /// <summary>A change may change the number of channels; then the names mean nothing.</summary>
    private IReadOnlyList<string>? ChannelNamesOrNone() => ChannelNames.SequenceEqual(ClassNames.Counted(Channels)) ? null : ChannelNames;
}
