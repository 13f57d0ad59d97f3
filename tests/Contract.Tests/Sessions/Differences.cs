using System;
using System.Linq;
using Xunit;

namespace Contract.Tests.Sessions;

/// <summary>Slopes by central differences, and how close a gradient has to come to them.</summary>
internal static class Differences
{
    private const float Step = 2e-3f;

    /// <summary>The slope of a loss for each of some values.</summary>
    /// <param name="values">The values; after the call they are as before.</param>
    /// <param name="changed">Called after each change of a value.</param>
    /// <param name="loss">The loss for the present values.</param>
    public static float[] Slopes(float[] values, Action changed, Func<double> loss)
    {
        return [.. Enumerable.Range(0, values.Length).Select(SlopeAt)];

        float SlopeAt(int place)
        {
            var value = values[place];
            var slope = (LossAt(place, value + Step) - LossAt(place, value - Step)) / ((double)(value + Step) - (value - Step));
            LossAt(place, value);
            return (float)slope;
        }

        double LossAt(int place, float value)
        {
            values[place] = value;
            changed();
            return loss();
        }
    }

    /// <summary>Within a share of the greatest value. Two points of a float give a slope to about three digits.</summary>
    public static void AssertClose(float[] expected, float[] actual, double share = 5e-3)
    {
        Assert.Contains(expected, value => value != 0);
        var tolerance = share * expected.Max(MathF.Abs);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }
}
