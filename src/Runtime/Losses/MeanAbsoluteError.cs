using System;

namespace Gen;

/// <summary>
/// <c>|y - t|</c>, the mean over samples, steps and channels: Keras' mean_absolute_error, PyTorch's L1Loss. Its gradient is
/// <c>sign(y - t) / count</c>, 0 where both are equal.
/// </summary>
public sealed class MeanAbsoluteError : Loss
{
    /// <inheritdoc/>
    protected override double ComputeChecked(in LossBatch batch, Span<float> gradients)
    {
        var outputs = batch.Outputs;
        var targets = batch.Targets;
        var slope = (float)(1.0 / outputs.Length);
        var sum = 0.0;
        for (var i = 0; i < outputs.Length; i++)
        {
            var difference = (double)outputs[i] - targets[i];
            sum += Math.Abs(difference);
            if (!gradients.IsEmpty)
                gradients[i] = difference > 0 ? slope : difference < 0 ? -slope : 0;
        }

        return sum / outputs.Length;
    }
}
