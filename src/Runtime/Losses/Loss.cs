using System;

namespace Gen;

/// <summary>
/// What training makes smaller: a number for a batch, the mean over its samples, and its gradient. Losses keep no state, so one may
/// serve several trainers at once.
/// </summary>
public abstract class Loss
{
    /// <summary>Whether outputs and targets are class probabilities, so that an accuracy has a meaning.</summary>
    public virtual bool IsClassification => false;

    /// <summary>
    /// The final function, <see cref="OutputValues.Softmax"/> or <see cref="OutputValues.Sigmoid"/>, of which the loss is better computed from the values that
    /// enter it. Where the network ends in it, the loss receives those (<see cref="LossBatch.AreLogits"/>) while training. Default:
    /// <see cref="OutputValues.Unknown"/>, for outputs always.
    /// </summary>
    public virtual OutputValues LogitsOf => OutputValues.Unknown;

    /// <summary>Whether the loss minds <see cref="LossBatch.ClassWeights"/>.</summary>
    public virtual bool TakesClassWeights => false;

    /// <summary>What a run that goes on from a checkpoint must have in common with the one that wrote it.</summary>
    internal virtual string Signature => GetType().Name;

    /// <summary>
    /// How many steps of a batch are classified rightly. Default: those whose greatest output is in the channel of the greatest target, the first one
    /// winning a tie; none where the loss is no classification.
    /// </summary>
    /// <param name="batch">The outputs and what they should have been.</param>
    public virtual int CountCorrect(in LossBatch batch) => IsClassification ? Accuracy.CountCorrect(batch) : 0;

    /// <summary>Why the loss cannot take a network's outputs, as a sentence; <see langword="null"/>, the default, where it can. Asked before training.</summary>
    /// <param name="kind">What the outputs are.</param>
    /// <param name="steps">The steps of an output.</param>
    /// <param name="channels">The channels of a step.</param>
    public virtual string? FaultOfOutputs(OutputValues kind, int steps, int channels) => null;

    /// <summary>
    /// What is wrong with a sample's targets, as the end of a sentence that begins with the sample; <see langword="null"/>, the default, where nothing is.
    /// Asked before training of targets that are finite.
    /// </summary>
    /// <param name="targets">The sample's targets.</param>
    /// <param name="steps">Their steps.</param>
    /// <param name="channels">The channels of a step.</param>
    /// <param name="layout">Their order.</param>
    public virtual string? FaultOfTargets(ReadOnlySpan<float> targets, int steps, int channels, DataLayout layout) => null;

    /// <summary>The loss of a network: itself, but where it must know the network's outputs.</summary>
    internal virtual Loss For(INetwork network) => this;

    /// <summary>The steps of a sample that are classified, each rightly or not.</summary>
    internal virtual int StepsOf(INetwork network) => network.OutputLength;

    /// <summary>Computes the mean loss of a batch and its gradient for each output. Allocates nothing.</summary>
    /// <param name="batch">The outputs and what they should have been.</param>
    /// <param name="gradients">As long as the outputs and in their order; empty when only the loss is wanted.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException"><paramref name="gradients"/> has another length.</exception>
    public double Compute(in LossBatch batch, Span<float> gradients)
    {
        if (!gradients.IsEmpty && gradients.Length != batch.Outputs.Length)
        {
            throw new ArgumentException(
                $"The batch has {batch.Outputs.Length} outputs, but there is room for {gradients.Length} gradients.", nameof(gradients));
        }

        return ComputeChecked(batch, gradients);
    }

    /// <summary><see cref="Compute"/>, after its check.</summary>
    /// <param name="batch">The outputs and what they should have been.</param>
    /// <param name="gradients">As long as the outputs, or empty.</param>
    /// <returns>The mean loss.</returns>
    protected abstract double ComputeChecked(in LossBatch batch, Span<float> gradients);
}
