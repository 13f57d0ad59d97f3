using System;
using System.Diagnostics;

namespace Benchmarks.Measuring;

/// <summary>Something to be timed.</summary>
/// <param name="Seconds">Does it so many times and says how long that took.</param>
internal sealed record Item(Func<int, double> Seconds)
{
    /// <summary>Something that this process does.</summary>
    public static Item Of(Action once) => new(times =>
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
            once();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    });
}
