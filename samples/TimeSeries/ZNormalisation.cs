using System;
using System.Linq;

namespace TimeSeries;

/// <summary>Each series to mean 0 and standard deviation 1, by itself.</summary>
internal static class ZNormalisation
{
    /// <summary>
    /// <c>(value - mean) / deviation</c> with the deviation of the whole population (divided by the number of values); a constant series becomes 0.
    /// As Fawaz et al. (2019) do for the archive of 2018.
    /// </summary>
    public static float[] Apply(double[] series)
    {
        var mean = series.Average();
        var deviation = Math.Sqrt(series.Average(value => (value - mean) * (value - mean)));
        // Rounding can leave a constant series a deviation that is not quite zero; dividing by it would blow that rounding up to a signal.
        var scale = deviation <= 1e-12 * Math.Max(1, Math.Abs(mean)) ? 1 : deviation;
        return [.. series.Select(value => (float)((value - mean) / scale))];
    }
}
