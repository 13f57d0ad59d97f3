using System;

namespace Gen;

/// <summary>Shards on threads of this process: they go forward and backward at the same time, and what they found is joined in the order of their numbers.</summary>
internal sealed class LocalShards : BatchShards
{
    private readonly Trainer _trainer;
    private readonly WorkerTeam _team;
    private readonly TrainingShard[] _shards;
    private readonly BatchLoader _loader;
    private readonly Action<int> _run;
    private readonly ITrainingSession[] _working;

    internal LocalShards(Trainer trainer, WorkerTeam team, Dataset data)
    {
        (_trainer, _team, _run) = (trainer, team, RunShard);
        var batchSize = Math.Min(trainer.BatchSize, data.Count);
        _shards = new TrainingShard[team.Size];
        _working = new ITrainingSession[team.Size];
        for (var i = 0; i < _shards.Length; i++)
            _shards[i] = new TrainingShard(trainer, batchSize, i, team.Size);
        _loader = _shards[0].CreateLoader(trainer, data);
    }

    internal override int Batches => _loader.Batches;

    internal override void BeginEpoch(int epoch) => _loader.BeginEpoch(_trainer, epoch);

    internal override void Compute(int batch)
    {
        _loader.Load(batch);
        _loader.Augment(_trainer.Augmentations, batch, _trainer.Network);
        _team.Run(_run);
        var (loss, correct) = (0.0, 0);
        foreach (var shard in _shards)
            (loss, correct) = (loss + shard.Loss, correct + shard.Correct);
        Found(_loader.Count, loss, correct);
    }

    internal override ITrainingSession Join()
    {
        if (_shards.Length > 1 || _trainer.GradientAccumulation > 1)
            JoinShards(_trainer.Network);
        return _shards[0].Session;
    }

    internal override void Transfer(StateTransfer state)
    {
        foreach (var shard in _shards)
        {
            var random = shard.Session.RandomState;
            state.Value(ref random);
            shard.Session.RandomState = random;
        }
    }

    private void RunShard(int number) => _shards[number].Run(_loader);

    /// <summary>Sums the gradients in the first session; the network's running statistics become the shards' mean, weighted by their samples.</summary>
    private void JoinShards(INetwork network)
    {
        var working = FindWorking();
        for (var i = 0; i < network.Parameters.Count; i++)
        {
            var parameter = network.Parameters[i];
            if (parameter.Trainable)
                ShardTree.Sum(_working.AsSpan(0, working), i);
            else if (!_shards[0].MovedStatistic(i).IsEmpty)
                JoinStatistic(i, parameter);
        }
    }

    /// <summary>Lists the shards that have a part in the batch; the first always does. Those that rested have nothing to add.</summary>
    private int FindWorking()
    {
        var working = 0;
        foreach (var shard in _shards)
        {
            if (shard.Share > 0)
                _working[working++] = shard.Session;
        }

        return working;
    }

    private void JoinStatistic(int index, Parameter parameter)
    {
        parameter.Packed.Clear();
        foreach (var shard in _shards)
        {
            if (shard.Share > 0)
                ShardTree.AddStatistic(parameter, shard.MovedStatistic(index), shard.Share);
        }

        parameter.Moved();
    }
}
