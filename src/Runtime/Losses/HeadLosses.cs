using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen;

/// <summary>
/// A loss and a weight for each output of a network that has several (<see cref="OutputAttribute"/>): the sum of weight times loss, Keras' loss and loss_weights. An output that is not
/// named has no loss.
/// </summary>
/// <remarks>
/// A <see cref="Trainer"/> takes it as any other loss. Targets stand as outputs do: one output's behind another's in each sample, each in the network's layout. The accuracy is that of the
/// first output whose loss is a classification. Losses of probabilities are computed from the outputs, not from what enters the final softmax, clipped as Keras does.
/// </remarks>
/// <example><code>new Trainer(network, new Adam(), new HeadLosses(("class", new CrossEntropy()), ("mask", new BinaryCrossEntropy(), 0.5)))</code></example>
public sealed class HeadLosses : Loss
{
    private readonly HeadLoss[] _heads;

    /// <summary>Where each output lies; none before the losses belong to a network.</summary>
    private readonly NetworkOutput[] _outputs;

    /// <summary>Joins losses.</summary>
    /// <param name="heads">A loss for each output; at least one, and none twice.</param>
    /// <exception cref="ArgumentException">There is none, an output has two, or a loss is itself one of several outputs.</exception>
    public HeadLosses(params HeadLoss[] heads)
        : this([.. heads], [])
    {
        if (heads.Length == 0)
            throw new ArgumentException("There is no loss; expected one for each output that is to be trained.", nameof(heads));
        if (heads.GroupBy(head => head.Output).FirstOrDefault(alike => alike.Count() > 1) is { } twice)
            throw new ArgumentException($"The output '{twice.Key}' has {twice.Count()} losses; expected one.", nameof(heads));
        if (heads.Any(head => head.Loss is HeadLosses))
            throw new ArgumentException("The loss of an output is itself one of several outputs.", nameof(heads));
    }

    private HeadLosses(HeadLoss[] heads, NetworkOutput[] outputs) => (_heads, _outputs) = (heads, outputs);

    /// <summary>The losses.</summary>
    public IReadOnlyList<HeadLoss> Heads => _heads;

    /// <inheritdoc/>
    public override bool IsClassification => Array.Exists(_heads, head => head.Loss.IsClassification);

    internal override string Signature => $"{nameof(HeadLosses)}({string.Join(", ", _heads.Select(head => $"{head.Output}: {head.Loss.Signature}"))})";

    private int Classifier => Array.FindIndex(_heads, head => head.Loss.IsClassification);

    /// <inheritdoc/>
    public override int CountCorrect(in LossBatch batch)
    {
        var classifier = Classifier;
        if (classifier < 0)
            return 0;
        using var part = new HeadPart(batch, Of(classifier));
        return _heads[classifier].Loss.CountCorrect(part.Batch);
    }

    /// <inheritdoc/>
    public override string? FaultOfOutputs(OutputValues kind, int steps, int channels)
    {
        for (var head = 0; head < _heads.Length; head++)
        {
            var output = Of(head);
            if (_heads[head].Loss.FaultOfOutputs(output.Values, output.Length, output.Channels) is { } fault)
                return $"Output '{output.Name}': {fault}";
        }

        return null;
    }

    /// <inheritdoc/>
    public override string? FaultOfTargets(ReadOnlySpan<float> targets, int steps, int channels, DataLayout layout)
    {
        for (var head = 0; head < _heads.Length; head++)
        {
            var output = Of(head);
            if (_heads[head].Loss.FaultOfTargets(targets.Slice(output.Offset, output.Size), output.Length, output.Channels, layout) is { } fault)
                return $"{fault} (output '{output.Name}')";
        }

        return null;
    }

    /// <exception cref="ArgumentException">The network has no output of a name.</exception>
    internal override Loss For(INetwork network) =>
        new HeadLosses(_heads, Array.ConvertAll(_heads, head => OutputOf(network, head.Output)));

    internal override int StepsOf(INetwork network) => Classifier is var classifier and >= 0 ? Of(classifier).Length : network.OutputLength;

    /// <inheritdoc/>
    protected override double ComputeChecked(in LossBatch batch, Span<float> gradients)
    {
        gradients.Clear();
        var loss = 0.0;
        for (var head = 0; head < _heads.Length; head++)
        {
            using var part = new HeadPart(batch, Of(head));
            loss += _heads[head].Weight * _heads[head].Loss.Compute(part.Batch, gradients.IsEmpty ? [] : part.Gradients);
            if (!gradients.IsEmpty)
                part.Spread(gradients, (float)_heads[head].Weight);
        }

        return loss;
    }

    private static NetworkOutput OutputOf(INetwork network, string name)
    {
        foreach (var output in network.Outputs)
        {
            if (output.Name == name)
                return output;
        }

        var names = string.Join(", ", network.Outputs.Select(output => $"'{output.Name}'"));
        throw new ArgumentException($"The network has no output '{name}'; its outputs are {names}.", "loss");
    }

    private NetworkOutput Of(int head) => _outputs.Length > 0 ? _outputs[head]
        : throw new InvalidOperationException("The losses belong to no network yet: a Trainer gives them one.");
}
