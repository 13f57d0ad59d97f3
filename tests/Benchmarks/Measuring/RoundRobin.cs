using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace Benchmarks.Measuring;

/// <summary>
/// Times items in rounds, one slice of each a round, so that what else the machine does, or how warm it is, meets all of them alike.
/// </summary>
internal static class RoundRobin
{
    private const double SliceSeconds = 1.5e-3;
    private const double WarmUpSeconds = 0.05;

    /// <summary>Calls after which the runtime compiles a method again, with all optimisations.</summary>
    private const int WarmUpCalls = 40;

    /// <summary>Times items.</summary>
    /// <param name="items">The items.</param>
    /// <param name="rounds">The rounds.</param>
    /// <param name="progress">Told of each round.</param>
    /// <returns>The seconds of one call, by item and round.</returns>
    public static Dictionary<Item, double[]> Measure(IReadOnlyCollection<Item> items, int rounds, Action<int> progress)
    {
        foreach (var item in items)
            WarmUp(item);
        // The runtime compiles in the background, some time after the last call that asked for it.
        System.Threading.Thread.Sleep(500);

        var (calls, seconds) = (new Dictionary<Item, int>(), new Dictionary<Item, double[]>());
        foreach (var item in items)
        {
            calls[item] = Math.Max(1, (int)(SliceSeconds / Math.Max(item.Seconds(1), 1e-8)));
            seconds[item] = new double[rounds];
        }

        for (var round = 0; round < rounds; round++)
        {
            progress(round);
            foreach (var item in items)
                seconds[item][round] = item.Seconds(calls[item]) / calls[item];
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
