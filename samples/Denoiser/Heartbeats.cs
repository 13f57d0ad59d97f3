using System;
using Gen;

namespace Denoiser;

/// <summary>
/// Signals like an electrocardiogram: each beat is five waves (P, Q, R, S, T), each a Gaussian in time, as in the model of McSharry and others (2003). Rate, heights and widths differ
/// from signal to signal. The noise is white, with a slow drift and the mains' hum.
/// </summary>
internal static class Heartbeats
{
    /// <summary>The steps of a signal: two seconds.</summary>
    public const int Length = 256;

    private const double StepsPerSecond = 128;

    /// <summary>Seconds from the R wave, seconds of width and height of each wave.</summary>
    private static readonly (double Place, double Width, double Height)[] s_waves =
        [(-0.2, 0.025, 0.15), (-0.035, 0.012, -0.15), (0, 0.014, 1), (0.035, 0.012, -0.25), (0.27, 0.05, 0.3)];

    /// <summary>Noisy signals as inputs, the clean ones as targets.</summary>
    public static Dataset Make(int count, int seed)
    {
        var random = RandomSource.ForStream(seed, 0);
        var (noisy, clean) = (new float[count * Length], new float[count * Length]);
        for (var signal = 0; signal < count; signal++)
        {
            var target = clean.AsSpan(signal * Length, Length);
            AddBeats(target, ref random);
            AddNoise(target, noisy.AsSpan(signal * Length, Length), ref random);
        }

        return new Dataset(noisy, clean, count);
    }

    private static void AddBeats(Span<float> signal, ref RandomSource random)
    {
        var waves = new (double Place, double Width, double Height)[s_waves.Length];
        for (var wave = 0; wave < waves.Length; wave++)
            waves[wave] = (s_waves[wave].Place, s_waves[wave].Width * Between(ref random, 0.8, 1.3), s_waves[wave].Height * Between(ref random, 0.6, 1.4));
        var interval = Between(ref random, 0.6, 1.1);
        for (var beat = -Between(ref random, 0, interval); beat < Length / StepsPerSecond + 0.5; beat += interval * Between(ref random, 0.95, 1.05))
        {
            for (var step = 0; step < Length; step++)
            {
                foreach (var (place, width, height) in waves)
                {
                    var distance = (step / StepsPerSecond - beat - place) / width;
                    signal[step] += (float)(height * Math.Exp(-0.5 * distance * distance));
                }
            }
        }
    }

    private static void AddNoise(ReadOnlySpan<float> clean, Span<float> noisy, ref RandomSource random)
    {
        var (drift, hum) = (Between(ref random, 0, 2 * Math.PI), Between(ref random, 0, 2 * Math.PI));
        for (var step = 0; step < Length; step++)
        {
            var time = 2 * Math.PI * step / StepsPerSecond;
            noisy[step] = clean[step] + (float)(0.2 * Math.Sin(0.3 * time + drift) + 0.1 * Math.Sin(50 * time + hum)) + 0.2f * random.NextNormal();
        }
    }

    private static double Between(ref RandomSource random, double least, double most) => least + (most - least) * random.NextDouble();
}
