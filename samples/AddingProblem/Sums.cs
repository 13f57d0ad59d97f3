using System;
using Gen;

namespace AddingProblem;

/// <summary>
/// The adding problem of Hochreiter and Schmidhuber (1997): random numbers, two of them marked; what is their sum? To answer at the last step, a network
/// must remember over hundreds of steps.
/// </summary>
internal static class Sums
{
    /// <summary>The steps of a sequence.</summary>
    public const int Length = 400;

    /// <summary>
    /// Sequences <c>[Length, 2]</c>: a number from 0 to 1, and 1 where it is one of the two, 0 elsewhere. Targets <c>[Length, 1]</c>: the sum, at the last
    /// step; the others are not looked at.
    /// </summary>
    public static Dataset Make(int count, int seed)
    {
        var (random, inputs, targets) = (new Random(seed), new float[count * Length * 2], new float[count * Length]);
        for (var i = 0; i < count; i++)
        {
            for (var step = 0; step < Length; step++)
                inputs[(i * Length + step) * 2] = random.NextSingle();
            var first = random.Next(Length);
            var second = (first + random.Next(1, Length)) % Length;
            targets[(i + 1) * Length - 1] = Mark(inputs, i * Length + first) + Mark(inputs, i * Length + second);
        }

        return new Dataset(inputs, targets, count);
    }

    private static float Mark(float[] inputs, int step)
    {
        inputs[step * 2 + 1] = 1;
        return inputs[step * 2];
    }
}
