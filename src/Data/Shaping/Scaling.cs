using System;
using System.Numerics.Tensors;

namespace Gen.Data;

/// <summary>Signals to a scale of their own.</summary>
internal static class Scaling
{
    // Rounding leaves a constant channel a deviation that is not quite zero; dividing by it would blow that rounding up to a signal.
    private const double Least = 1e-7;

    /// <summary>The mean and deviation, of the whole population, of each channel.</summary>
    internal static (double Mean, double Deviation) Moments(ReadOnlySpan<float> values, int channels, int channel)
    {
        var (sum, count) = (0.0, values.Length / channels);
        for (var i = channel; i < values.Length; i += channels)
            sum += values[i];
        var (mean, squares) = (sum / count, 0.0);
        for (var i = channel; i < values.Length; i += channels)
            squares += (values[i] - mean) * (values[i] - mean);
        return (mean, Math.Sqrt(squares / count));
    }

    internal static float[] Standardized(ReadOnlySpan<float> values, int channels)
    {
        var scaled = new float[values.Length];
        for (var channel = 0; channel < channels; channel++)
        {
            var (mean, deviation) = Moments(values, channels, channel);
            var isConstant = deviation <= Least * Math.Abs(mean) || deviation == 0;
            for (var i = channel; i < values.Length; i += channels)
                scaled[i] = isConstant ? 0 : (float)((values[i] - mean) / deviation);
        }

        return scaled;
    }

    internal static float[] ToPeak(ReadOnlySpan<float> values)
    {
        var (scaled, peak) = (values.ToArray(), Math.Abs(TensorPrimitives.MaxMagnitude(values)));
        if (peak > 0)
            TensorPrimitives.Divide(values, peak, scaled);
        return scaled;
    }
}
