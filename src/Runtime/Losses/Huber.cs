using System;

namespace Gen;

/// <summary>
/// With d = y - t: <c>d^2 / 2</c> where |d| is at most <see cref="Delta"/>, else <c>Delta * (|d| - Delta / 2)</c>, the mean over samples, steps and channels
/// (Huber 1964): Keras' Huber, PyTorch's HuberLoss. Its gradient is d, cut to [-Delta, Delta], over the count.
/// </summary>
public sealed class Huber : Loss
{
    /// <summary>Where the square goes over into a line, positive. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public double Delta
    {
        get;
        init => field = Require.Positive(value, nameof(Delta));
    } = 1;

    /// <inheritdoc/>
    protected override double ComputeChecked(in LossBatch batch, Span<float> gradients)
    {
        var outputs = batch.Outputs;
        var targets = batch.Targets;
        var sum = 0.0;
        for (var i = 0; i < outputs.Length; i++)
        {
            var difference = (double)outputs[i] - targets[i];
            var slope = Math.Clamp(difference, -Delta, Delta);
            sum += slope * (difference - 0.5 * slope);
            if (!gradients.IsEmpty)
                gradients[i] = (float)(slope / outputs.Length);
        }

        return sum / outputs.Length;
    }
}
