using System;
using System.Numerics.Tensors;

namespace Gen;

/// <summary>
/// One batch, in one part or several one after the other: the shards of a part go forward and backward at the same time, what they found is joined in the order of their
/// numbers, and the optimizer takes a step.
/// </summary>
internal sealed class TrainingStep
{
    private readonly Trainer _trainer;
    private readonly WorkerTeam _team;
    private readonly TrainingShard[] _shards;
    private readonly Action<int> _run;
    private readonly int[] _order;
    private readonly int _parts;
    private int _working;
    private int _part;
    private BatchLoader? _loader;

    internal TrainingStep(Trainer trainer, WorkerTeam team, int batchSize)
    {
        (_trainer, _team, _run, _parts) = (trainer, team, RunShard, Math.Min(trainer.GradientAccumulation, batchSize));
        batchSize = (batchSize + _parts - 1) / _parts;
        _shards = new TrainingShard[team.Size];
        _order = new int[team.Size];
        for (var i = 0; i < _shards.Length; i++)
            _shards[i] = new TrainingShard(trainer, (batchSize + team.Size - 1) / team.Size, i, team.Size);
    }

    internal DataLayout TargetLayout => _shards[0].TargetLayout;

    /// <summary>The loss of the last batch, the mean over its samples.</summary>
    internal double Loss { get; private set; }

    /// <summary>The steps of the last batch that were classified rightly.</summary>
    internal int Correct { get; private set; }

    /// <summary>The loss of a batch and its gradients; running statistics move.</summary>
    internal void Compute(BatchLoader loader)
    {
        (_loader, Loss, Correct) = (loader, 0, 0);
        foreach (var shard in _shards)
            shard.Begin();
        for (_part = 0; _part < _parts && FirstOf(_part) < loader.Count; _part++)
        {
            _team.Run(_run);
            foreach (var shard in _shards)
                (Loss, Correct) = (Loss + shard.Loss, Correct + shard.Correct);
            if (_shards.Length > 1)
                JoinStatistics(_trainer.Network);
        }
    }

    /// <summary>Follows the gradients of the last batch.</summary>
    /// <returns>Whether all parameters are still finite.</returns>
    internal bool Update()
    {
        var session = _shards[0].Session;
        if (_shards.Length > 1)
            JoinGradients(_trainer.Network);
        if (_trainer.ClipValue is { } value)
            GradientClipping.ClipValue(session, value);
        if (_trainer.ClipNorm is { } norm)
            GradientClipping.ClipNorm(session, norm);
        return _trainer.Optimizer.Step(session, _trainer.L2);
    }

    /// <summary>The random numbers of the sessions.</summary>
    internal void Transfer(StateTransfer state)
    {
        foreach (var shard in _shards)
        {
            var random = shard.Session.RandomState;
            state.Value(ref random);
            shard.Session.RandomState = random;
        }
    }

    private void RunShard(int number)
    {
        var loader = _loader!;
        var (begin, samples) = (FirstOf(_part), FirstOf(_part + 1) - FirstOf(_part));
        var first = WorkerTeam.FirstOf(number, samples, _shards.Length);
        var count = WorkerTeam.FirstOf(number + 1, samples, _shards.Length) - first;
        if (count == 0)
            _shards[number].Rest();
        else
            _shards[number].Run(loader.InputsOf(begin + first, count), loader.TargetsOf(begin + first, count), (float)count / loader.Count, (float)count / samples);
    }

    /// <summary>The first sample of a part.</summary>
    private int FirstOf(int part) => WorkerTeam.FirstOf(part, _loader!.Count, _parts);

    /// <summary>Sums the gradients in the first session.</summary>
    private void JoinGradients(INetwork network)
    {
        FindWorking();
        for (var i = 0; i < network.Parameters.Count; i++)
        {
            if (network.Parameters[i].Trainable)
                SumGradients(i);
        }
    }

    /// <summary>The network's running statistics become the shards' mean, weighted by their samples.</summary>
    private void JoinStatistics(INetwork network)
    {
        for (var i = 0; i < network.Parameters.Count; i++)
        {
            var parameter = network.Parameters[i];
            if (!parameter.Trainable && !_shards[0].Session.MovedStatistic(i).IsEmpty)
                JoinStatistic(i, parameter);
        }
    }

    /// <summary>In pairs, whose sums are joined in pairs again: so the error grows with the logarithm of the shards. Those that rested have nothing to add.</summary>
    private void SumGradients(int index)
    {
        for (var distance = 1; distance < _working; distance *= 2)
        {
            for (var place = 0; place + distance < _working; place += 2 * distance)
            {
                var sum = _shards[_order[place]].Session.PackedGradient(index);
                TensorPrimitives.Add(sum, _shards[_order[place + distance]].Session.PackedGradient(index), sum);
            }
        }
    }

    /// <summary>Lists the shards that have a part in the batch; the first always does.</summary>
    private void FindWorking()
    {
        _working = 0;
        for (var s = 0; s < _shards.Length; s++)
        {
            if (_shards[s].HasGradients)
                _order[_working++] = s;
        }
    }

    private void JoinStatistic(int index, Parameter parameter)
    {
        parameter.Packed.Clear();
        foreach (var shard in _shards)
        {
            if (shard.Share > 0)
                TensorPrimitives.MultiplyAdd(shard.Session.MovedStatistic(index), shard.Share, parameter.Packed, parameter.Packed);
        }

        parameter.Moved();
    }
}
