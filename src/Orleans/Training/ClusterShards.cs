using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Orleans;

namespace Gen.Orleans;

/// <summary>
/// Shards on the silos of a cluster, as a trainer sees them. The parameters and the shards' random numbers are here, as the last step left them, so a step that a
/// silo's death has spoilt is repeated on those that are left.
/// </summary>
internal sealed class ClusterShards : BatchShards
{
    private readonly ClusterRun _run;
    private readonly Trainer _trainer;
    private readonly ITrainingSession _sum;
    private readonly ulong[] _random;
    private readonly CancellationToken _cancellation;
    private SumAnswer _answer = new(null, false, [], []);
    private int _epoch;

    internal ClusterShards(ClusterRun run, Trainer trainer, CancellationToken cancellation)
    {
        (_run, _trainer, _cancellation) = (run, trainer, cancellation);
        _sum = trainer.Network.CreateTrainingSession(1);
        _random = new ulong[trainer.PartsOf(run.Samples)];
        for (var i = 0; i < _random.Length; i++)
        {
            _sum.Reseed(trainer.Seed, i);
            _random[i] = _sum.RandomState;
        }
    }

    internal override int Batches => (_run.Samples - 1) / BatchSize + 1;

    private int BatchSize => Math.Min(_trainer.BatchSize, _run.Samples);

    internal override void BeginEpoch(int epoch) => _epoch = epoch;

    internal override void Compute(int batch)
    {
        var samples = Math.Min(BatchSize, _run.Samples - batch * BatchSize);
        var working = Enumerable.Range(0, _random.Length).Count(shard => ShardTree.SamplesOf(shard, samples, _random.Length).Count > 0);
        var request = new SumRequest(0, _epoch, batch, [], 0, 0, PackedValues.OfParameters(_trainer.Network), [.. _random]);
        _answer = Task.Run(() => _run.SumAsync(request, working, _cancellation), _cancellation).GetAwaiter().GetResult();
        Array.Sort(_answer.Shards, (a, b) => a.Shard.CompareTo(b.Shard));
        var (loss, correct) = (0.0, 0);
        foreach (var shard in _answer.Shards)
        {
            (loss, correct) = (loss + shard.Loss, correct + shard.Correct);
            _random[shard.Shard] = shard.Random;
        }

        GenMeters.Steps.Add(1);
        Found(samples, loss, correct);
    }

    internal override ITrainingSession Join()
    {
        PackedValues.Join(_sum, _answer.Gradients, _run.Setup.BFloat16, adds: false);
        var start = 0;
        for (var i = 0; i < _trainer.Network.Parameters.Count; i++)
        {
            if (!_sum.MovedStatistic(i).IsEmpty)
                start += JoinStatistic(_trainer.Network.Parameters[i], start);
        }

        return _sum;
    }

    internal override void Transfer(StateTransfer state)
    {
        foreach (ref var random in _random.AsSpan())
            state.Value(ref random);
    }

    private int JoinStatistic(Parameter parameter, int start)
    {
        var bytes = sizeof(float) * parameter.Packed.Length;
        parameter.Packed.Clear();
        foreach (var shard in _answer.Shards)
        {
            var moved = MemoryMarshal.Cast<byte, float>(shard.Statistics.AsSpan(start, bytes));
            // A single shard moves the network's own, as a trainer without threads does.
            if (_random.Length == 1)
                moved.CopyTo(parameter.Packed);
            else
                ShardTree.AddStatistic(parameter, moved, shard.Share);
        }

        parameter.Moved();
        return bytes;
    }
}
