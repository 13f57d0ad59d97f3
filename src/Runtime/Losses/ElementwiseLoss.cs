using System;

namespace Gen;

/// <summary>
/// A loss of one's own that compares each output with its target by itself, the mean over samples, steps and channels:
/// <c>new ElementwiseLoss((y, t) => (Math.Log(Math.Cosh(y - t)), Math.Tanh(y - t)))</c>. A loss that looks at several outputs together derives from
/// <see cref="Loss"/>.
/// </summary>
public sealed class ElementwiseLoss : Loss
{
    private readonly Func<double, double, (double Loss, double Slope)> _compare;

    /// <summary>Makes a loss of a formula.</summary>
    /// <param name="compare">Of an output and its target the loss, and the loss' derivative for the output.</param>
    public ElementwiseLoss(Func<double, double, (double Loss, double Slope)> compare)
    {
        ArgumentNullException.ThrowIfNull(compare);
        _compare = compare;
    }

    /// <inheritdoc/>
    protected override double ComputeChecked(in LossBatch batch, Span<float> gradients)
    {
        var sum = 0.0;
        for (var i = 0; i < batch.Outputs.Length; i++)
        {
            var (loss, slope) = _compare(batch.Outputs[i], batch.Targets[i]);
            sum += loss;
            if (!gradients.IsEmpty)
                gradients[i] = (float)(slope / batch.Outputs.Length);
        }

        return sum / batch.Outputs.Length;
    }
}
