using System;

namespace Gen;

/// <summary>
/// <c>(y - t)^2</c>, the mean over samples, steps and channels: Keras' mean_squared_error, PyTorch's MSELoss. (MATLAB's mse halves it and sums
/// over the channels.) Its gradient is <c>2 * (y - t) / count</c>.
/// </summary>
public sealed class MeanSquaredError : Loss
{
    /// <inheritdoc/>
    protected override double ComputeChecked(in LossBatch batch, Span<float> gradients)
    {
        var outputs = batch.Outputs;
        var targets = batch.Targets;
        var scale = 2.0 / outputs.Length;
        var sum = 0.0;
        for (var i = 0; i < outputs.Length; i++)
        {
            var difference = (double)outputs[i] - targets[i];
            sum += difference * difference;
            if (!gradients.IsEmpty)
                gradients[i] = (float)(difference * scale);
        }

        return sum / outputs.Length;
    }
}
