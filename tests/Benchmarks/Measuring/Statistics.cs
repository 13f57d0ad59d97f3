using System;
using System.Collections.Generic;
using System.Linq;

namespace Benchmarks.Measuring;

/// <summary>Of several measurements, the ones that are reported.</summary>
internal static class Statistics
{
    /// <summary>The value at a share of the way from the least to the greatest, between neighbours in proportion.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return sorted[below] + (place - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]);
    }

    /// <summary>The middle value.</summary>
    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);
}
