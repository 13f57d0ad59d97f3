using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace Benchmarks.Measuring;

/// <summary>
/// Times items in rounds, one slice of each a round, so that what else the machine does, or how warm it is, meets all of them alike.
/// </summary>
internal static class RoundRobin
{
    private const double SliceSeconds = 3e-3;

    /// <summary>As long as calls take that reach <see cref="WarmUpCalls"/>; of the longest, which have others like them, a few must do.</summary>
    private const double WarmUpSeconds = 1;

    /// <summary>
    /// Calls after which the runtime compiles a method again, with all optimisations. The elementwise functions of a training step need that: .NET's own are
    /// compiled when they are first called, and took 250 times as long until then.
    /// </summary>
    private const int WarmUpCalls = 40;

    /// <summary>
    /// First come the calls that ask for code which counts what it does, then those that ask for the last code. (What a call costs beside its kernels, a fifth of a
    /// microsecond until then, was in the figures of short runs.)
    /// </summary>
    private const int WarmUpStages = 3;

    /// <summary>Times items.</summary>
    /// <param name="items">The items, in the order of a round; one that stands there several times is timed as often.</param>
    /// <param name="rounds">The rounds.</param>
    /// <param name="progress">Told of each round.</param>
    /// <returns>The seconds of one call, by item, in the order of their measurement.</returns>
    public static Dictionary<Item, List<double>> Measure(IReadOnlyCollection<Item> items, int rounds, Action<int> progress)
    {
        for (var stage = 0; stage < WarmUpStages; stage++)
        {
            foreach (var item in items.Distinct())
                WarmUp(item);
            // The runtime compiles in the background, some time after the last call that asked for it.
            System.Threading.Thread.Sleep(500);
        }

        var calls = items.Distinct().ToDictionary(item => item, item => Math.Max(1, (int)(SliceSeconds / Math.Max(item.Seconds(1), 1e-8))));
        var seconds = calls.Keys.ToDictionary(item => item, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            progress(round);
            foreach (var item in items)
            {
                // The others have used the caches since this one's last turn: the first call is not counted.
                item.Seconds(1);
                seconds[item].Add(item.Seconds(calls[item]) / calls[item]);
            }
        }

        return seconds;
    }

    private static void WarmUp(Item item)
    {
        var start = Stopwatch.GetTimestamp();
        for (var call = 0; call < WarmUpCalls && Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds; call++)
            item.Seconds(1);
    }
}
