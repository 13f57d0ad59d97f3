using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime;
using System.Threading;

namespace Benchmarks.Measuring;

/// <summary>
/// Times items in rounds, one slice of each a round, so that what else the machine does, or how warm it is, meets all of them alike.
/// </summary>
internal static class RoundRobin
{
    private const double SliceSeconds = 3e-3;

    /// <summary>As long as calls take that reach <see cref="WarmUpCalls"/>; of the longest, which have others like them, a few must do.</summary>
    private const double WarmUpSeconds = 0.1;

    /// <summary>
    /// Calls after which the runtime compiles a method again, with all optimisations. The elementwise functions of a training step need that: .NET's own are
    /// compiled when they are first called, and took 250 times as long until then.
    /// </summary>
    private const int WarmUpCalls = 40;

    private const int QuietStages = 2;

    private const int MostStages = 60;

    /// <summary>Twice the time without a new method after which the runtime begins to compile for good.</summary>
    private static readonly TimeSpan StagePause = TimeSpan.FromMilliseconds(250);

    /// <summary>Times items.</summary>
    /// <param name="items">The items, in the order of a round; one that stands there several times is timed as often.</param>
    /// <param name="rounds">The rounds.</param>
    /// <param name="progress">Told of each round.</param>
    /// <returns>The seconds of one call, by item, in the order of their measurement.</returns>
    public static Dictionary<Item, List<double>> Measure(IReadOnlyCollection<Item> items, int rounds, Action<int> progress)
    {
        WarmUp([.. items.Distinct()]);
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

    /// <summary>
    /// Until the runtime has compiled nothing more for two stages of calls: it compiles in the background, some time after the last call that asked for it, first
    /// code that counts what it does and then the last code. (What a call costs beside its kernels, a tenth of a microsecond until then, was in the figures of
    /// short runs, where the queue was still long with the compiler's own methods that had made the drawn networks.)
    /// </summary>
    private static void WarmUp(List<Item> items)
    {
        for (var (stage, quiet) = (0, 0); stage < MostStages && quiet < QuietStages; stage++)
        {
            var before = JitInfo.GetCompiledMethodCount();
            foreach (var item in items)
                WarmUp(item);
            Thread.Sleep(StagePause);
            quiet = JitInfo.GetCompiledMethodCount() == before ? quiet + 1 : 0;
        }
    }

    private static void WarmUp(Item item)
    {
        var start = Stopwatch.GetTimestamp();
        for (var call = 0; call < WarmUpCalls && Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds; call++)
            item.Seconds(1);
    }
}
