using System;

namespace Benchmarks.Measuring;

/// <summary>Something to be timed.</summary>
/// <param name="seconds">Does it so many times and says how long that took.</param>
internal sealed class Item(Func<int, double> seconds)
{
    /// <summary>Does it so many times and says how long that took.</summary>
    public double Seconds(int times) => seconds(times);

    /// <summary>Something that this process does.</summary>
    public static Item Of(Action once) => new(times =>
    {
        var start = Clock.Seconds();
        for (var i = 0; i < times; i++)
            once();
        return Clock.Seconds() - start;
    });
}
