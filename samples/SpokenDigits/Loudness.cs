using System;
using System.Numerics.Tensors;

namespace SpokenDigits;

/// <summary>Makes all recordings equally loud.</summary>
internal static class Loudness
{
    /// <summary>
    /// Subtracts the mean and divides by the standard deviation. Some speakers recorded ten times as loud as others: without this the first batch
    /// normalisation follows whoever happens to be in the batch, and predictions, which use its running statistics, suffer.
    /// </summary>
    public static float[] Normalise(float[] audio)
    {
        TensorPrimitives.Subtract(audio, TensorPrimitives.Average<float>(audio), audio);
        var deviation = MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(audio) / audio.Length);
        TensorPrimitives.Divide(audio, MathF.Max(deviation, 1e-4f), audio);
        return audio;
    }
}
