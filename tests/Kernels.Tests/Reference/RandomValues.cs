using System;

namespace Gen.Tests.Reference;

/// <summary>Random numbers that a float holds exactly, so that a kernel and the reference start from the same ones.</summary>
public static class RandomValues
{
    /// <summary>Numbers that are uniform between two bounds.</summary>
    public static double[] Uniform(Random random, int count, double low = -1, double high = 1)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
            values[i] = (float)(low + (high - low) * random.NextDouble());
        return values;
    }

    /// <summary>The numbers as a kernel takes them.</summary>
    public static float[] ToSingles(double[] values) => Array.ConvertAll(values, value => (float)value);

    /// <summary>A kernel's numbers as the reference takes them.</summary>
    public static double[] ToDoubles(float[] values) => Array.ConvertAll(values, value => (double)value);
}
