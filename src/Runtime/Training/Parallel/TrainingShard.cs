using System;
using System.Numerics.Tensors;

namespace Gen;

/// <summary>One session's part of each batch: forward, loss, backward, on buffers that are allocated once.</summary>
internal sealed class TrainingShard
{
    private readonly Loss _loss;
    private readonly float[] _classWeights;
    private readonly float[] _outputs;
    private readonly float[] _gradients;
    private readonly bool _onLogits;

    internal TrainingShard(Trainer trainer, int batchSize, int number, int shards)
    {
        (_loss, _classWeights) = (trainer.Loss, [.. trainer.ClassWeights ?? []]);
        Session = trainer.Network.CreateTrainingSession(batchSize);
        Session.Reseed(trainer.Seed, number);
        Session.DefersStatistics = shards > 1;

        _outputs = new float[checked(batchSize * trainer.Network.OutputSize)];
        _gradients = new float[_outputs.Length];
        _onLogits = Session.HasLogits && _loss.LogitsOf == trainer.Network.OutputValues;
        // Logits are channels last, whatever the layout of the network's face.
        TargetLayout = _onLogits ? DataLayout.ChannelsLast : trainer.Network.Layout;
    }

    internal ITrainingSession Session { get; }

    /// <summary>The order in which targets are expected.</summary>
    internal DataLayout TargetLayout { get; }

    /// <summary>The share of the samples that went through last, 0 to 1.</summary>
    internal float Share { get; private set; }

    /// <summary>Whether the session has gradients of this batch.</summary>
    internal bool HasGradients { get; private set; }

    /// <summary>What it adds to the batch's mean loss: the mean over its own samples, times their share of the batch.</summary>
    internal double Loss { get; private set; }

    /// <summary>The steps that were classified rightly.</summary>
    internal int Correct { get; private set; }

    /// <summary>A batch begins.</summary>
    internal void Begin() => HasGradients = false;

    /// <summary>Has no samples in a part of the batch.</summary>
    internal void Rest() => (Share, Loss, Correct) = (0, 0, 0);

    /// <summary>Adds to the session's gradients of this batch those of some of its samples.</summary>
    /// <param name="inputs">The samples.</param>
    /// <param name="targets">Their targets.</param>
    /// <param name="share">Their share of the batch.</param>
    /// <param name="shareOfPart">Their share of what goes through at the same time.</param>
    internal void Run(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float share, float shareOfPart)
    {
        var network = Session.Network;
        var outputs = _outputs.AsSpan(0, targets.Length);
        var gradients = _gradients.AsSpan(0, targets.Length);
        Session.Forward(inputs, outputs);
        var scores = _onLogits ? Session.Logits : outputs;
        var batch = new LossBatch(scores, targets, network.OutputLength, network.OutputChannels, TargetLayout, _onLogits, _classWeights);
        (Share, Loss, Correct) = (shareOfPart, share * _loss.Compute(batch, gradients), _loss.CountCorrect(batch));

        if (share != 1)
            TensorPrimitives.Multiply(gradients, share, gradients);
        if (!HasGradients)
            Session.ZeroGradients();
        HasGradients = true;
        if (_onLogits)
            Session.BackwardFromLogits(gradients, []);
        else
            Session.Backward(gradients, []);
    }
}
