using System;

namespace Gen;

/// <summary>
/// <c>-sum over channels of t * (1 - p)^Gamma * log(p)</c>, the mean over samples and steps (Lin and others 2017): cross-entropy in which samples that are already
/// told right count little, for classes of very different sizes. Targets are class probabilities over the channels of each step. With a
/// <see cref="Gamma"/> of 0 it is <see cref="CrossEntropy"/>. Keras: CategoricalFocalCrossentropy, whose alpha is <see cref="Trainer.ClassWeights"/> here.
/// </summary>
/// <remarks>
/// While training a network that ends in a softmax, the loss is computed from the logits. Other outputs are taken as probabilities and clipped to
/// [1e-7, 1 - 1e-7]; a clipped one has no gradient.
/// </remarks>
public sealed class FocalLoss : Loss
{
    private const double Clip = 1e-7;

    /// <summary>How fast samples that are told right lose weight, at least 0. Default: 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Gamma
    {
        get;
        init => field = Require.NotNegative(value, nameof(Gamma));
    } = 2;

    /// <inheritdoc/>
    public override bool IsClassification => true;

    /// <inheritdoc/>
    public override OutputValues LogitsOf => OutputValues.Softmax;

    /// <inheritdoc/>
    public override bool TakesClassWeights => true;

    /// <inheritdoc/>
    public override string? FaultOfOutputs(OutputValues kind, int steps, int channels) => channels > 1
        ? Probabilities.FaultOfOutputs(nameof(FocalLoss), "Softmax", kind, steps, channels)
        : FormattableString.Invariant($"FocalLoss compares the channels of a step, but the network's output is [{steps}, 1], so that every answer would be right: make a channel for each class and end in [Softmax].");

    /// <inheritdoc/>
    public override string? FaultOfTargets(ReadOnlySpan<float> targets, int steps, int channels, DataLayout layout) =>
        Probabilities.FaultOfTargets(nameof(FocalLoss), targets, steps, channels, layout)
        ?? Probabilities.FaultOfSums(nameof(FocalLoss), targets, steps, channels, layout);

    /// <inheritdoc/>
    protected override double ComputeChecked(in LossBatch batch, Span<float> gradients)
    {
        var loss = 0.0;
        for (var row = 0; row < batch.Rows; row++)
        {
            var start = batch.RowStart(row);
            var weight = batch.ClassWeights.IsEmpty ? 1 : batch.ClassWeights[Accuracy.Class(batch, start)];
            loss += weight * (batch.AreLogits ? RowFromLogits(batch, start, weight, gradients) : RowFromProbabilities(batch, start, weight, gradients));
        }

        return loss / batch.Rows;
    }

    // With s = p * d loss / d p of each channel: d loss / d z = s - p * (sum of s).
    private double RowFromLogits(in LossBatch batch, int start, double weight, Span<float> gradients)
    {
        var (stride, end) = (batch.ChannelStride, start + batch.Channels * batch.ChannelStride);
        var (max, sum) = (double.NegativeInfinity, 0.0);
        for (var i = start; i < end; i += stride)
            max = Math.Max(max, batch.Outputs[i]);
        for (var i = start; i < end; i += stride)
            sum += Math.Exp(batch.Outputs[i] - max);
        var (loss, slopes, logSum) = (0.0, 0.0, max + Math.Log(sum));
        for (var i = start; i < end; i += stride)
        {
            var (own, slope) = Channel(batch.Outputs[i] - logSum, batch.Targets[i]);
            (loss, slopes) = (loss + own, slopes + slope);
        }

        for (var i = start; i < end && !gradients.IsEmpty; i += stride)
        {
            var log = batch.Outputs[i] - logSum;
            gradients[i] = (float)(weight * (Channel(log, batch.Targets[i]).Slope - Math.Exp(log) * slopes) / batch.Rows);
        }

        return loss;
    }

    private double RowFromProbabilities(in LossBatch batch, int start, double weight, Span<float> gradients)
    {
        var loss = 0.0;
        for (var i = start; i < start + batch.Channels * batch.ChannelStride; i += batch.ChannelStride)
        {
            var probability = Math.Clamp(batch.Outputs[i], Clip, 1 - Clip);
            var (own, slope) = Channel(Math.Log(probability), batch.Targets[i]);
            loss += own;
            if (!gradients.IsEmpty)
                gradients[i] = probability == batch.Outputs[i] ? (float)(weight * slope / probability / batch.Rows) : 0;
        }

        return loss;
    }

    /// <summary>The loss of a channel of probability p, and p times its derivative for p.</summary>
    private (double Loss, double Slope) Channel(double log, double target)
    {
        if (target == 0)
            return (0, 0);
        var (p, rest) = (Math.Exp(log), -Math.Exp(log) + 1);
        var power = Math.Pow(rest, Gamma);
        var slope = (Gamma == 0 || rest == 0 ? 0 : Gamma * p * Math.Pow(rest, Gamma - 1) * log) - power;
        return (-target * power * log, target * slope);
    }
}
