using System;
using System.Globalization;

namespace Gen;

/// <summary>
/// <c>-sum over channels of t * log(p)</c>, the mean over samples and steps: Keras' categorical_crossentropy. Targets are class
/// probabilities (one-hot, or softer) over the channels of each step, as many as the network has outputs; a step whose targets are all
/// zero counts as a loss of zero.
/// </summary>
/// <remarks>
/// While training a network that ends in a softmax, the loss is computed from the logits z with
/// <c>log p = z - max - log(sum of exp(z - max))</c>, which never overflows, and its gradient for z is <c>p * sum(t) - t</c> over the number of steps.
/// Other outputs, and those of <see cref="INetwork.Predict"/>, are taken as probabilities the way Keras does: divided by their sum, then clipped
/// to [1e-7, 1 - 1e-7]. With <see cref="LossBatch.ClassWeights"/>, a step's loss is multiplied by the weight of its class, the channel of its greatest
/// target; the mean is still over the number of steps, as with Keras' class_weight (PyTorch divides by the sum of the weights).
/// </remarks>
public sealed class CrossEntropy : Loss
{
    private const double Clip = 1e-7;

    /// <summary>
    /// How much of each target is spread evenly over all classes, at least 0 and less than 1 (Szegedy and others 2016): a target t of C classes counts as
    /// <c>(1 - LabelSmoothing) * t + LabelSmoothing / C</c>, so that no output is driven to certainty. Keras' and PyTorch's label_smoothing; it is part of
    /// validation losses, too. Default: 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in that range.</exception>
    public double LabelSmoothing
    {
        get;
        init => field = Require.InUnitInterval(value, nameof(LabelSmoothing));
    }

    /// <inheritdoc/>
    public override bool IsClassification => true;

    /// <inheritdoc/>
    public override OutputValues LogitsOf => OutputValues.Softmax;

    /// <inheritdoc/>
    public override bool TakesClassWeights => true;

    /// <inheritdoc/>
    public override string? FaultOfOutputs(OutputValues kind, int steps, int channels) => channels > 1
        ? Probabilities.FaultOfOutputs(nameof(CrossEntropy), "Softmax", kind, steps, channels)
        : FormattableString.Invariant($"CrossEntropy compares the channels of a step, but the network's output is [{steps}, 1], so that every answer would be right: ")
            + "make a channel for each class and end in [Softmax], or end in [Sigmoid] and take BinaryCrossEntropy.";

    /// <inheritdoc/>
    public override string? FaultOfTargets(ReadOnlySpan<float> targets, int steps, int channels, DataLayout layout) =>
        Probabilities.FaultOfTargets(nameof(CrossEntropy), targets, steps, channels, layout)
        ?? Probabilities.FaultOfSums(nameof(CrossEntropy), targets, steps, channels, layout);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">An output that should be a probability is negative.</exception>
    protected override double ComputeChecked(in LossBatch batch, Span<float> gradients)
    {
        var loss = 0.0;
        for (var row = 0; row < batch.Rows; row++)
        {
            var start = batch.RowStart(row);
            var own = batch.AreLogits
                ? RowFromLogits(batch, start, gradients)
                : RowFromProbabilities(batch, start, gradients);
            loss += batch.ClassWeights.IsEmpty ? own : own * Weigh(batch, start, gradients);
        }

        return loss / batch.Rows;
    }

    private static float Weigh(in LossBatch batch, int start, Span<float> gradients)
    {
        var weight = batch.ClassWeights[Accuracy.Class(batch, start)];
        for (var channel = 0; channel < batch.Channels && !gradients.IsEmpty; channel++)
            gradients[start + channel * batch.ChannelStride] *= weight;
        return weight;
    }

    private double RowFromLogits(in LossBatch batch, int start, Span<float> gradients)
    {
        var logits = batch.Outputs;
        var targets = batch.Targets;
        var stride = batch.ChannelStride;
        var end = start + batch.Channels * stride;

        var max = float.NegativeInfinity;
        for (var i = start; i < end; i += stride)
            max = MathF.Max(max, logits[i]);

        var (sum, targetSum) = (0.0, 0.0);
        for (var i = start; i < end; i += stride)
        {
            sum += Math.Exp((double)logits[i] - max);
            targetSum += targets[i];
        }

        var (loss, logSum) = (0.0, Math.Log(sum));
        for (var i = start; i < end; i += stride)
        {
            var logProbability = (double)logits[i] - max - logSum;
            var target = Smoothed(targets[i], targetSum, batch.Channels);
            loss -= target * logProbability;
            if (!gradients.IsEmpty)
                gradients[i] = (float)((Math.Exp(logProbability) * targetSum - target) / batch.Rows);
        }

        return loss;
    }

    // With p = y / sum(y): d loss / d y = (sum of t - t / p) / sum(y), over the channels whose p is not clipped.
    private double RowFromProbabilities(in LossBatch batch, int start, Span<float> gradients)
    {
        var outputs = batch.Outputs;
        var targets = batch.Targets;
        var stride = batch.ChannelStride;
        var end = start + batch.Channels * stride;
        var (sum, targetSum) = (0.0, 0.0);
        for (var i = start; i < end; i += stride)
            (sum, targetSum) = (sum + NotNegative(outputs[i]), targetSum + targets[i]);

        var (loss, unclippedTargets) = (0.0, 0.0);
        for (var i = start; i < end; i += stride)
        {
            var probability = outputs[i] / sum;
            var target = Smoothed(targets[i], targetSum, batch.Channels);
            loss -= target * Math.Log(Math.Clamp(probability, Clip, 1 - Clip));
            unclippedTargets += IsClipped(probability) ? 0 : target;
        }

        for (var i = start; i < end && !gradients.IsEmpty; i += stride)
        {
            var probability = outputs[i] / sum;
            var own = IsClipped(probability) ? 0 : Smoothed(targets[i], targetSum, batch.Channels) / probability;
            gradients[i] = (float)((unclippedTargets - own) / (sum * batch.Rows));
        }

        return loss;
    }

    /// <summary>A step without a target keeps none.</summary>
    private double Smoothed(float target, double sum, int classes) => LabelSmoothing == 0 ? target : (1 - LabelSmoothing) * target + LabelSmoothing * sum / classes;

    private static bool IsClipped(double probability) => probability is < Clip or > 1 - Clip;

    private static double NotNegative(float output) => !(output < 0)
        ? output
        : throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture,
            $"CrossEntropy takes probabilities, but the network's output is {output:R}: end the network in [Softmax]."));
}
