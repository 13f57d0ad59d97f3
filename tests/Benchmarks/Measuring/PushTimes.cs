using System;
using System.Diagnostics;

namespace Benchmarks.Measuring;

/// <summary>What many calls took, each by itself.</summary>
/// <param name="Median">The median, in nanoseconds, to the clock's own step.</param>
/// <param name="Late">The time that one in a thousand is above.</param>
/// <param name="Best">The mean of a thousand calls without a clock between them, the least of many.</param>
/// <param name="Allocated">The bytes that the calls allocated.</param>
/// <param name="Collections">The collections meanwhile.</param>
internal sealed record PushTimes(long Median, long Late, double Best, long Allocated, int Collections)
{
    private const int Most = 1_000_000;
    private const int Together = 1000;

    /// <summary>Times calls.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="warming">The calls before the first one.</param>
    /// <param name="call">The call.</param>
    /// <param name="before">What is done before each, untimed; or nothing.</param>
    public static PushTimes Of(int calls, int warming, Action call, Action? before)
    {
        var counts = new long[Most + 1];
        for (var turn = 0; turn < warming; turn++)
        {
            before?.Invoke();
            call();
        }

        var (bytes, collections) = (GC.GetAllocatedBytesForCurrentThread(), GC.CollectionCount(0));
        for (var turn = 0; turn < calls; turn++)
        {
            before?.Invoke();
            var start = Stopwatch.GetTimestamp();
            call();
            counts[Math.Min(Stopwatch.GetTimestamp() - start, Most)]++;
        }

        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        collections = GC.CollectionCount(0) - collections;
        return new(Quantile(counts, calls, 0.5), Quantile(counts, calls, 0.999), BestOf(calls, call, before), bytes, collections);
    }

    private static double BestOf(int calls, Action call, Action? before)
    {
        var best = double.PositiveInfinity;
        for (var round = 0; round < Math.Clamp(calls / Together, 3, 100); round++)
        {
            var start = Clock.Seconds();
            for (var turn = 0; turn < Together; turn++)
            {
                before?.Invoke();
                call();
            }

            best = Math.Min(best, (Clock.Seconds() - start) / Together * 1e9);
        }

        return best;
    }

    private static long Quantile(long[] counts, long calls, double share)
    {
        var rest = (long)(calls * share);
        var value = 0;
        while (value < Most && (rest -= counts[value]) >= 0)
            value++;
        return value * 1_000_000_000L / Stopwatch.Frequency;
    }
}
