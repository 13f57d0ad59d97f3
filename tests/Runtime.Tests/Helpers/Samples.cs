using System;

namespace Gen.Tests;

/// <summary>Small made-up datasets, the same at each call.</summary>
internal static class Samples
{
    internal static float[] Normal(int count, int seed)
    {
        var random = RandomSource.ForStream(seed, 0);
        var values = new float[count];
        foreach (ref var value in values.AsSpan())
            value = random.NextNormal();
        return values;
    }

    /// <summary>Normal points, each labelled with its greatest coordinate: a linear classifier can learn them all.</summary>
    internal static Dataset Classes(int count, int classes, int seed = 1)
    {
        var inputs = Normal(count * classes, seed);
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            var point = inputs.AsSpan(i * classes, classes);
            for (var c = 1; c < classes; c++)
                labels[i] = point[c] > point[labels[i]] ? c : labels[i];
        }

        return Dataset.FromLabels(inputs, labels, classes);
    }

    /// <summary>y0 = 2 * x0 - x1 + 0.5, y1 = x1.</summary>
    internal static Dataset Regression(int count, int seed = 1)
    {
        var inputs = Normal(count * 2, seed);
        var targets = new float[count * 2];
        for (var i = 0; i < count; i++)
        {
            targets[2 * i] = 2 * inputs[2 * i] - inputs[2 * i + 1] + 0.5f;
            targets[2 * i + 1] = inputs[2 * i + 1];
        }

        return new Dataset(inputs, targets, count);
    }
}
