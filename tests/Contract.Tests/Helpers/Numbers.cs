using System;
using Gen;

namespace Contract.Tests.Helpers;

/// <summary>Numbers to feed networks with.</summary>
internal static class Numbers
{
    /// <summary>Normal numbers, the same at each call.</summary>
    public static float[] Normal(int count, int seed = 1)
    {
        var random = RandomSource.ForStream(seed, 0);
        var values = new float[count];
        foreach (ref var value in values.AsSpan())
            value = random.NextNormal();
        return values;
    }

    /// <summary>Samples of <c>[rows, columns]</c> as samples of <c>[columns, rows]</c>.</summary>
    public static float[] Transposed(float[] samples, int rows, int columns)
    {
        var result = new float[samples.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            var (sample, row, column) = (i / (rows * columns), i / columns % rows, i % columns);
            result[sample * rows * columns + column * rows + row] = samples[i];
        }

        return result;
    }
}
