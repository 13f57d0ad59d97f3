using System;
using System.Linq;

namespace Gen.Reports;

/// <summary>The two directions in which points differ most, by power iteration (principal component analysis, Pearson 1901).</summary>
internal static class PrincipalAxes
{
    private const int Iterations = 200;

    /// <summary>Each point's place along the two directions, and their shares of the variance.</summary>
    /// <param name="points">As many values for each point.</param>
    internal static ((double X, double Y)[] Places, double First, double Second) Of(double[][] points)
    {
        var width = points[0].Length;
        var means = Enumerable.Range(0, width).Select(k => points.Average(point => point[k])).ToArray();
        double[][] centred = [.. points.Select(point => point.Select((value, k) => value - means[k]).ToArray())];
        var total = centred.Sum(point => Dot(point, point));
        var (x, first) = Strongest(centred, total);
        double[][] rest = [.. centred.Select((point, i) => point.Select((value, k) => value - x.Places[i] * x.Axis[k]).ToArray())];
        var (y, second) = Strongest(rest, total);
        return ([.. x.Places.Zip(y.Places)], first, second);
    }

    private static ((double[] Axis, double[] Places) Found, double Share) Strongest(double[][] points, double total)
    {
        var width = points[0].Length;
        // Begins along the point that is farthest out, so that no chance is needed.
        var axis = points.MaxBy(point => Dot(point, point))!.ToArray();
        for (var i = 0; i < Iterations && Normalize(axis); i++)
        {
            var next = new double[width];
            foreach (var point in points)
            {
                var along = Dot(point, axis);
                for (var k = 0; k < width; k++)
                    next[k] += along * point[k];
            }

            axis = next;
        }

        Normalize(axis);
        double[] places = [.. points.Select(point => Dot(point, axis))];
        return ((axis, places), total > 0 ? Dot(places, places) / total : 0);
    }

    private static bool Normalize(double[] axis)
    {
        var length = Math.Sqrt(Dot(axis, axis));
        for (var k = 0; k < axis.Length && length > 0; k++)
            axis[k] /= length;
        return length > 0;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var k = 0; k < a.Length; k++)
            sum += a[k] * b[k];
        return sum;
    }
}
