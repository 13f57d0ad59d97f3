using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Gen.Orleans;

/// <summary>A silo's network and data of one run, and the sessions of those shards that it has had so far.</summary>
internal sealed class ShardHost
{
    private readonly Trainer _trainer;
    private readonly TrainingShard?[] _shards;
    private readonly BatchLoader _loader;
    private readonly LoadedData _data;
    private int _epoch;

    private ShardHost(RunSetup setup, Trainer trainer, LoadedData data)
    {
        (Setup, _trainer, _data) = (setup, trainer, data);
        _shards = new TrainingShard?[trainer.PartsOf(data.Data.Count)];
        _loader = Shard(0).CreateLoader(trainer, data.Data);
    }

    internal RunSetup Setup { get; }

    internal int Samples => _data.Data.Count;

    internal string DataHash => _data.Hash;

    internal string Set => InstructionSets.Current.ToString();

    /// <exception cref="ClusterException">The silo lacks something, or has something else.</exception>
    internal static ShardHost Open(SiloCatalog catalog, RunSetup setup)
    {
        var network = catalog.Network(setup.Network).Create();
        if (PackedValues.FingerprintOf(network) != setup.Fingerprint)
        {
            throw new ClusterException(
                $"has another '{setup.Network}': its parameters, or its instruction set ({InstructionSets.Current}), are not those of the trainer. "
                + "All processes must run the same build on the same instruction set (GEN_ISA names one).");
        }

        var data = catalog.Data(setup.Loader, setup.Path);
        var trainer = new Trainer(network, new Sgd(), catalog.LossOf(setup.Loss))
        {
            BatchSize = setup.BatchSize,
            Threads = setup.Shards,
            Seed = setup.Seed,
            Shuffle = setup.Shuffle,
            ClassBalanced = setup.ClassBalanced,
            ClassWeights = setup.ClassWeights,
        };
        try
        {
            trainer.RequireFits(data.Data, "train");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw new ClusterException($"has data that do not fit: {e.Message}", e);
        }

        return new ShardHost(setup, trainer, data);
    }

    /// <summary>The shards that have samples in a batch.</summary>
    internal List<int> WorkingIn(int batch)
    {
        var size = Math.Min(_trainer.BatchSize, Samples);
        var working = new List<int>();
        for (var shard = 0; shard < _shards.Length; shard++)
        {
            if (ShardTree.SamplesOf(shard, Math.Min(size, Samples - batch * size), _shards.Length).Count > 0)
                working.Add(shard);
        }

        return working;
    }

    /// <summary>Goes forward and backward with some shards, each on a thread while there are processors.</summary>
    internal void Run(SumRequest request, byte[] parameters, List<int> shards)
    {
        PackedValues.Restore(_trainer.Network, parameters);
        if (_epoch != request.Epoch)
            _loader.BeginEpoch(_trainer, _epoch = request.Epoch);
        _loader.Load(request.Batch);
        foreach (var number in shards)
            Shard(number).Session.RandomState = request.Random[number];
        Parallel.ForEach(shards, new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, RunShard);
    }

    /// <summary>What a shard found.</summary>
    internal (ITrainingSession Session, ShardReport[] Reports) Found(int number)
    {
        var shard = Shard(number);
        var samples = ShardTree.SamplesOf(number, _loader.Count, _shards.Length).Count;
        return (shard.Session, [new(number, samples, shard.Share, shard.Loss, shard.Correct, shard.Session.RandomState, PackedValues.OfStatistics(shard.Session))]);
    }

    private void RunShard(int number)
    {
        var shard = Shard(number);
        shard.Run(_loader);
        if (Setup.BFloat16)
            PackedValues.Round(shard.Session);
    }

    private TrainingShard Shard(int number)
    {
        if (_shards[number] is { } known)
            return known;
        var shard = new TrainingShard(_trainer, Math.Min(_trainer.BatchSize, Samples), number, _shards.Length);
        shard.Session.DefersStatistics = true;
        return _shards[number] = shard;
    }
}
