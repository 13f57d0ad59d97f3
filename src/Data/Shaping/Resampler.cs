using System;

namespace Gen.Data;

/// <summary>
/// Another rate by a sinc in a Lanczos window (Duchon 1979). Its cut-off is half of the lower rate; near the ends the weights that fall outside are left out, and the
/// others scaled up to a sum of 1, so that a constant stays one.
/// </summary>
internal static class Resampler
{
    /// <summary>The zeros of the sinc to either side.</summary>
    private const int Lobes = 8;

    /// <returns>At least one step; the first of both signals are at the same time.</returns>
    internal static float[] Resample(ReadOnlySpan<float> values, int channels, double factor)
    {
        var steps = values.Length / channels;
        var resampled = new float[checked((int)Math.Max(1, Math.Round(steps * factor)) * channels)];
        var (width, sums) = (Math.Max(1, 1 / factor), new double[channels]);
        for (var step = 0; step < resampled.Length / channels; step++)
        {
            var center = step / factor;
            var (first, last) = ((int)Math.Max(0, Math.Ceiling(center - Lobes * width)), (int)Math.Min(steps - 1, Math.Floor(center + Lobes * width)));
            var total = Sum(values, channels, first, last, center, width, sums);
            for (var channel = 0; channel < channels; channel++)
                resampled[step * channels + channel] = (float)(sums[channel] / total);
        }

        return resampled;
    }

    private static double Sum(ReadOnlySpan<float> values, int channels, int first, int last, double center, double width, Span<double> sums)
    {
        var total = 0.0;
        sums.Clear();
        for (var source = first; source <= last; source++)
        {
            var weight = Lanczos((source - center) / width);
            total += weight;
            for (var channel = 0; channel < channels; channel++)
                sums[channel] += weight * values[source * channels + channel];
        }

        return total;
    }

    private static double Lanczos(double x) => Sinc(x) * Sinc(x / Lobes);

    private static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
}
