using System;
using System.Runtime.CompilerServices;

namespace Gen.Support;

/// <summary>
/// What batch normalisation does once for a whole batch, between the samples' own sums. For generated code. The statistics are seven
/// rows of one value for each channel: mean, 1 / deviation, scale, shift, and the three factors of the backward pass.
/// </summary>
public static class BatchNormalization
{
    /// <summary>
    /// Merges the samples' means and squared deviations (Chan, Golub and LeVeque 1979), derives scale and shift, and moves the running statistics:
    /// running = kept * running + (1 - kept) * batch, with the biased variance, as Keras does.
    /// </summary>
    /// <param name="moments">The first sample's means, and behind them its sums of squared deviations.</param>
    /// <param name="gamma">The learned factors.</param>
    /// <param name="beta">The learned summands.</param>
    /// <param name="runningMean">The running means.</param>
    /// <param name="runningVariance">The running variances.</param>
    /// <param name="statistics">Receives mean, 1 / deviation, scale and shift.</param>
    /// <param name="length">The steps of a sample.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="meanKept">The share of the old running mean that is kept.</param>
    /// <param name="varianceKept">The share of the old running variance that is kept.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="sampleSize">The floats from one sample's moments to the next one's.</param>
    public static void Forward(
        ref float moments, ref float gamma, ref float beta, ref float runningMean, ref float runningVariance, ref float statistics,
        int length, int channels, double meanKept, double varianceKept, float epsilon, int samples, int sampleSize)
    {
        for (nint channel = 0; channel < channels; channel++)
        {
            var (mean, variance) = Merge(ref Unsafe.Add(ref moments, channel), length, channels, samples, sampleSize);
            var deviation = 1.0 / Math.Sqrt(variance + epsilon);
            var scale = Unsafe.Add(ref gamma, channel) * deviation;
            Unsafe.Add(ref statistics, channel) = (float)mean;
            Unsafe.Add(ref statistics, channels + channel) = (float)deviation;
            Unsafe.Add(ref statistics, 2 * channels + channel) = (float)scale;
            Unsafe.Add(ref statistics, 3 * channels + channel) = (float)(Unsafe.Add(ref beta, channel) - mean * scale);
            Move(ref Unsafe.Add(ref runningMean, channel), mean, meanKept);
            Move(ref Unsafe.Add(ref runningVariance, channel), variance, varianceKept);
        }
    }

    /// <summary>
    /// Adds the gradients of gamma and beta, and leaves the factors of dx = a * dy + (b * x + c): with m values in a channel,
    /// a = scale, b = -scale * deviation * dgamma / m, c = -scale * dbeta / m - b * mean.
    /// </summary>
    /// <param name="products">The first sample's sums of dy, and behind them its sums of dy * (x - mean).</param>
    /// <param name="gamma">The learned factors.</param>
    /// <param name="gammaGradient">Their gradient.</param>
    /// <param name="betaGradient">The gradient of the learned summands.</param>
    /// <param name="statistics">What the forward pass left; receives the factors.</param>
    /// <param name="length">The steps of a sample.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="sampleSize">The floats from one sample's sums to the next one's.</param>
    public static void Backward(
        ref float products, ref float gamma, ref float gammaGradient, ref float betaGradient, ref float statistics,
        int length, int channels, int samples, int sampleSize)
    {
        var count = (double)samples * length;
        for (nint channel = 0; channel < channels; channel++)
        {
            var (sum, product) = (0.0, 0.0);
            for (nint n = 0; n < samples; n++)
            {
                sum += Unsafe.Add(ref products, n * sampleSize + channel);
                product += Unsafe.Add(ref products, n * sampleSize + channels + channel);
            }

            var mean = (double)Unsafe.Add(ref statistics, channel);
            var deviation = (double)Unsafe.Add(ref statistics, channels + channel);
            var scale = Unsafe.Add(ref gamma, channel) * deviation;
            var slope = -scale * deviation * deviation * product / count;
            Unsafe.Add(ref gammaGradient, channel) += (float)(product * deviation);
            Unsafe.Add(ref betaGradient, channel) += (float)sum;
            Unsafe.Add(ref statistics, 4 * channels + channel) = (float)scale;
            Unsafe.Add(ref statistics, 5 * channels + channel) = (float)slope;
            Unsafe.Add(ref statistics, 6 * channels + channel) = (float)(-scale * sum / count - slope * mean);
        }
    }

    private static (double Mean, double Variance) Merge(ref float moments, int length, int channels, int samples, int sampleSize)
    {
        var mean = 0.0;
        for (nint n = 0; n < samples; n++)
            mean += Unsafe.Add(ref moments, n * sampleSize);
        mean /= samples;

        var squares = 0.0;
        for (nint n = 0; n < samples; n++)
        {
            var difference = Unsafe.Add(ref moments, n * sampleSize) - mean;
            squares += Unsafe.Add(ref moments, n * sampleSize + channels) + difference * difference * length;
        }

        return (mean, squares / ((double)samples * length));
    }

    private static void Move(ref float running, double batch, double kept) =>
        running = (float)(kept * running + (1.0 - kept) * batch);
}
