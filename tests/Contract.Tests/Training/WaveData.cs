using System;
using Contract.Tests.Networks;
using Gen;

namespace Contract.Tests.Training;

/// <summary>Noisy waves of random phase: the slow ones are of class 0, those three times as quick of class 1.</summary>
internal static class WaveData
{
    public static Dataset Create(int count, int seed = 1)
    {
        var random = RandomSource.ForStream(seed, 0);
        var (inputs, labels) = (new float[count * Waves.InputSize], new int[count]);
        for (var sample = 0; sample < count; sample++)
        {
            labels[sample] = random.NextInt32(2);
            var (phase, speed) = (2 * Math.PI * random.NextDouble(), labels[sample] == 0 ? 0.3 : 0.9);
            for (var step = 0; step < Waves.InputLength; step++)
                inputs[sample * Waves.InputSize + step] = (float)Math.Sin(phase + speed * step) + 0.3f * random.NextNormal();
        }

        return Dataset.FromLabels(inputs, labels, classes: 2);
    }
}
