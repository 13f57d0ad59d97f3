using System;
using System.Linq;
using System.Numerics.Tensors;

namespace Gen;

/// <summary>
/// One session's samples of each batch: forward, loss, backward, on buffers that are allocated once. They go through in <see cref="Trainer.GradientAccumulation"/> parts, one
/// after the other, whose gradients add up.
/// </summary>
internal sealed class TrainingShard
{
    private readonly Loss _loss;
    private readonly float[] _classWeights;
    private readonly float[] _outputs;
    private readonly float[] _gradients;
    private readonly bool _onLogits;
    private readonly int _number;
    private readonly int _shards;
    private readonly int _parts;
    private readonly float[]?[] _statistics;

    /// <summary>Allocates everything.</summary>
    /// <param name="trainer">What is trained, and how.</param>
    /// <param name="batchSize">The samples of a whole batch.</param>
    /// <param name="number">The shard's number, counted from 0.</param>
    /// <param name="shards">All shards.</param>
    internal TrainingShard(Trainer trainer, int batchSize, int number, int shards)
    {
        (_loss, _classWeights, _number, _shards) = (trainer.Loss, [.. trainer.ClassWeights ?? []], number, shards);
        batchSize = (batchSize + shards - 1) / shards;
        _parts = Math.Min(trainer.GradientAccumulation, batchSize);
        batchSize = (batchSize + _parts - 1) / _parts;
        Session = trainer.Network.CreateTrainingSession(batchSize);
        Session.Reseed(trainer.Seed, number);
        Session.DefersStatistics = shards > 1 || trainer.GradientAccumulation > 1;
        _statistics = _parts == 1 ? [] : [.. trainer.Network.Parameters.Select(parameter => parameter.Trainable ? null : new float[parameter.Packed.Length])];

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

    /// <summary>Takes the shard's samples of the batch that is loaded, or rests where it has none.</summary>
    internal void Run(BatchLoader loader)
    {
        var (first, count) = ShardTree.SamplesOf(_number, loader.Count, _shards);
        (Share, Loss, Correct) = ((float)count / loader.Count, 0, 0);
        for (var part = 0; part < _parts; part++)
        {
            var (begin, samples) = ShardTree.SamplesOf(part, count, _parts);
            // A small last batch may leave a part without samples, but never the first.
            if (samples == 0)
                continue;
            if (part == 0)
                Session.ZeroGradients();
            Run(loader.InputsOf(first + begin, samples), loader.TargetsOf(first + begin, samples), (float)samples / loader.Count);
            if (_parts > 1)
                AddStatistics((float)samples / count, isFirst: part == 0);
        }
    }

    /// <summary>A running statistic as the shard's samples moved it: the mean over its parts, weighted by their samples.</summary>
    /// <param name="index">The parameter's place.</param>
    /// <returns>Empty for a parameter that a forward pass does not move.</returns>
    internal ReadOnlySpan<float> MovedStatistic(int index) => _parts == 1 || Session.MovedStatistic(index).IsEmpty ? Session.MovedStatistic(index) : _statistics[index];

    private void AddStatistics(float share, bool isFirst)
    {
        for (var i = 0; i < _statistics.Length; i++)
        {
            var moved = Session.MovedStatistic(i);
            if (moved.IsEmpty || _statistics[i] is not { } sum)
                continue;
            if (isFirst)
                Array.Clear(sum);
            TensorPrimitives.MultiplyAdd(moved, share, sum, sum);
        }
    }

    /// <summary>Adds to the session's gradients those of some samples' part of the mean loss.</summary>
    private void Run(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float share)
    {
        var network = Session.Network;
        var outputs = _outputs.AsSpan(0, targets.Length);
        var gradients = _gradients.AsSpan(0, targets.Length);
        Session.Forward(inputs, outputs);
        var scores = _onLogits ? Session.Logits : outputs;
        var batch = new LossBatch(scores, targets, network.OutputLength, network.OutputChannels, TargetLayout, _onLogits, _classWeights);
        (Loss, Correct) = (Loss + share * _loss.Compute(batch, gradients), Correct + _loss.CountCorrect(batch));

        if (share != 1)
            TensorPrimitives.Multiply(gradients, share, gradients);
        if (_onLogits)
            Session.BackwardFromLogits(gradients, []);
        else
            Session.Backward(gradients, []);
    }
}
