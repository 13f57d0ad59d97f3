using System;
using System.Globalization;

namespace Gen;

/// <summary>
/// <c>-(t * log(p) + (1 - t) * log(1 - p))</c>, the mean over samples, steps and channels: Keras' binary_crossentropy, PyTorch's BCELoss. Each output is a
/// probability of its own, as a final <see cref="SigmoidAttribute"/> gives it, and each target lies between 0 and 1.
/// </summary>
/// <remarks>
/// While training a network that ends in a sigmoid, the loss is computed from the logits z as <c>max(z, 0) - t * z + log(1 + exp(-|z|))</c> (PyTorch's
/// BCEWithLogitsLoss), and its gradient for z is <c>sigmoid(z) - t</c> over the count: a confident mistake is corrected like any other.
/// Other outputs, and those of <see cref="INetwork.Predict"/>, are clipped to [1e-7, 1 - 1e-7], as in Keras, so that the loss stays finite; a clipped one has no gradient.
/// Elsewhere the gradient is <c>(p - t) / (p * (1 - p))</c> over the count. A step counts as classified rightly when each of its outputs is on its
/// target's side of one half: with one channel that is Keras' binary accuracy.
/// </remarks>
public sealed class BinaryCrossEntropy : Loss
{
    private const double Clip = 1e-7;

    // What rounding may leave above one.
    private const float Slack = 1e-6f;

    /// <inheritdoc/>
    public override bool IsClassification => true;

    /// <inheritdoc/>
    public override OutputValues LogitsOf => OutputValues.Sigmoid;

    /// <inheritdoc/>
    public override string? FaultOfOutputs(OutputValues kind, int steps, int channels) =>
        Probabilities.FaultOfOutputs(nameof(BinaryCrossEntropy), "Sigmoid", kind, steps, channels);

    /// <inheritdoc/>
    public override string? FaultOfTargets(ReadOnlySpan<float> targets, int steps, int channels, DataLayout layout) =>
        Probabilities.FaultOfTargets(nameof(BinaryCrossEntropy), targets, steps, channels, layout);

    /// <inheritdoc/>
    public override int CountCorrect(in LossBatch batch)
    {
        var correct = 0;
        for (var row = 0; row < batch.Rows; row++)
            correct += IsRight(batch, batch.RowStart(row)) ? 1 : 0;
        return correct;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">An output that should be a probability is not between 0 and 1.</exception>
    protected override double ComputeChecked(in LossBatch batch, Span<float> gradients)
    {
        if (batch.AreLogits)
            return ComputeFromLogits(batch, gradients);
        var outputs = batch.Outputs;
        var targets = batch.Targets;
        var sum = 0.0;
        for (var i = 0; i < outputs.Length; i++)
        {
            var (output, target) = (Probability(outputs[i]), (double)targets[i]);
            var p = Math.Clamp(output, Clip, 1 - Clip);
            sum -= target * Math.Log(p) + (1 - target) * Math.Log(1 - p);
            if (!gradients.IsEmpty)
                gradients[i] = output is < Clip or > 1 - Clip ? 0 : (float)((p - target) / (p * (1 - p) * outputs.Length));
        }

        return sum / outputs.Length;
    }

    private static double ComputeFromLogits(in LossBatch batch, Span<float> gradients)
    {
        var logits = batch.Outputs;
        var targets = batch.Targets;
        var sum = 0.0;
        for (var i = 0; i < logits.Length; i++)
        {
            var (z, target) = ((double)logits[i], (double)targets[i]);
            var power = Math.Exp(-Math.Abs(z));
            sum += Math.Max(z, 0) - target * z + Math.Log(1 + power);
            if (!gradients.IsEmpty)
                gradients[i] = (float)(((z < 0 ? power : 1) / (1 + power) - target) / logits.Length);
        }

        return sum / logits.Length;
    }

    private static bool IsRight(in LossBatch batch, int start)
    {
        var (end, half) = (start + batch.Channels * batch.ChannelStride, batch.AreLogits ? 0f : 0.5f);
        for (var i = start; i < end; i += batch.ChannelStride)
        {
            if (batch.Outputs[i] > half != batch.Targets[i] > 0.5f)
                return false;
        }

        return true;
    }

    private static double Probability(float output) => output is not (< 0 or > 1 + Slack)
        ? output
        : throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture,
            $"BinaryCrossEntropy takes probabilities, but the network's output is {output:R}: end the network in [Sigmoid]."));
}
