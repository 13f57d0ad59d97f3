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
    private readonly int _number;
    private readonly int _shards;

    /// <summary>Allocates everything.</summary>
    /// <param name="trainer">What is trained, and how.</param>
    /// <param name="batchSize">The samples of a whole batch.</param>
    /// <param name="number">The shard's number, counted from 0.</param>
    /// <param name="shards">All shards.</param>
    internal TrainingShard(Trainer trainer, int batchSize, int number, int shards)
    {
        (_loss, _classWeights, _number, _shards) = (trainer.Loss, [.. trainer.ClassWeights ?? []], number, shards);
        batchSize = (batchSize + shards - 1) / shards;
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

    /// <summary>The share of the last batch's samples, 0 to 1.</summary>
    internal float Share { get; private set; }

    /// <summary>The part of the last batch's mean loss: the mean over the shard's own samples, times its share.</summary>
    internal double Loss { get; private set; }

    /// <summary>The steps that were classified rightly.</summary>
    internal int Correct { get; private set; }

    /// <summary>A loader of whole batches, with targets in the order that the shard expects.</summary>
    internal BatchLoader CreateLoader(Trainer trainer, Dataset data)
    {
        var transposedSteps = TargetLayout == trainer.Network.Layout ? 1 : trainer.Network.OutputLength;
        return new BatchLoader(data, Math.Min(trainer.BatchSize, data.Count), transposedSteps, trainer.ClassBalanced);
    }

    /// <summary>Takes the shard's part of the batch that is loaded, or rests where that has no samples.</summary>
    internal void Run(BatchLoader loader)
    {
        var (first, count) = ShardTree.SamplesOf(_number, loader.Count, _shards);
        if (count == 0)
            (Share, Loss, Correct) = (0, 0, 0);
        else
            Run(loader.InputsOf(first, count), loader.TargetsOf(first, count), (float)count / loader.Count);
    }

    /// <summary>Leaves in the session the gradients of the shard's part of the mean loss.</summary>
    private void Run(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float share)
    {
        var network = Session.Network;
        var outputs = _outputs.AsSpan(0, targets.Length);
        var gradients = _gradients.AsSpan(0, targets.Length);
        Session.Forward(inputs, outputs);
        var scores = _onLogits ? Session.Logits : outputs;
        var batch = new LossBatch(scores, targets, network.OutputLength, network.OutputChannels, TargetLayout, _onLogits, _classWeights);
        (Share, Loss, Correct) = (share, share * _loss.Compute(batch, gradients), _loss.CountCorrect(batch));

        if (share != 1)
            TensorPrimitives.Multiply(gradients, share, gradients);
        Session.ZeroGradients();
        if (_onLogits)
            Session.BackwardFromLogits(gradients, []);
        else
            Session.Backward(gradients, []);
    }
}
