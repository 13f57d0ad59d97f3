using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Gen.Data;

/// <summary>Deals signals out by groups, class by class.</summary>
internal sealed class SignalGroups
{
    private readonly int _signals;
    private readonly List<int[]>[] _classes;

    internal SignalGroups(Signal[] signals)
    {
        _signals = signals.Length;
        var groups = signals.Select((signal, index) => (Key: KeyOf(signal, index), Index: index)).GroupBy(signal => signal.Key, signal => signal.Index);
        _classes = [.. groups.Select(group => group.ToArray()).GroupBy(group => ClassOf(signals, group), StringComparer.Ordinal).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => kind.ToList())];
    }

    private int Count => _classes.Sum(groups => groups.Count);

    /// <summary>1 for a share of the signals of each class, 0 for the others; neither is empty.</summary>
    internal int[] Share(double share, int seed)
    {
        Require(2);
        var parts = new int[_signals];
        var (chosen, random) = (0, Random(seed));
        foreach (var groups in _classes)
        {
            Shuffle(groups, ref random);
            var (wanted, taken) = (share * groups.Sum(group => group.Length), 0);
            foreach (var group in groups.Take(Math.Max(1, groups.Count - 1)))
            {
                // The group comes along if that is nearer to the share than leaving it; of several groups, one always does.
                if (Math.Abs(taken + group.Length - wanted) >= Math.Abs(taken - wanted) && (taken > 0 || groups.Count == 1))
                    continue;
                Mark(parts, group, 1);
                (taken, chosen) = (taken + group.Length, chosen + 1);
            }
        }

        if (chosen == 0 || chosen == Count)
            Mark(parts, _classes[0][0], chosen == 0 ? 1 : 0);
        return parts;
    }

    /// <summary>The part of each signal, 0 to <paramref name="count"/> - 1: each group to the part that has least of its class, and of all, so far.</summary>
    internal int[] Deal(int count, int seed)
    {
        Require(count);
        var (parts, sizes, random) = (new int[_signals], new int[count], Random(seed));
        foreach (var groups in _classes)
        {
            Shuffle(groups, ref random);
            var own = new int[count];
            foreach (var group in groups.OrderByDescending(group => group.Length))
            {
                var part = Enumerable.Range(0, count).MinBy(candidate => (own[candidate], sizes[candidate]));
                Mark(parts, group, part);
                (own[part], sizes[part]) = (own[part] + group.Length, sizes[part] + group.Length);
            }
        }

        return parts;
    }

    private void Require(int parts)
    {
        if (Count < parts)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"The signals are of {Count} groups, too few for {parts} parts, as the signals of a group stay together: record more, or set Signal.Group to something finer."));
        }
    }

    private static RandomSource Random(int seed) => RandomSource.ForStream(seed, -2);

    private static void Mark(int[] parts, int[] group, int part)
    {
        foreach (var signal in group)
            parts[signal] = part;
    }

    private static void Shuffle(List<int[]> groups, ref RandomSource random)
    {
        for (var last = groups.Count - 1; last > 0; last--)
        {
            var other = random.NextInt32(last + 1);
            (groups[last], groups[other]) = (groups[other], groups[last]);
        }
    }

    // A signal without a group has one of its own, which no name can be.
    private static string KeyOf(Signal signal, int index) =>
        signal.Group.Length > 0 ? "=" + signal.Group : index.ToString(CultureInfo.InvariantCulture);

    private static string ClassOf(Signal[] signals, int[] group) =>
        group.GroupBy(index => signals[index].Label ?? "").MaxBy(kind => kind.Count())!.Key;
}
