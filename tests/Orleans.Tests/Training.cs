using System;
using System.IO;
using System.Threading.Tasks;
using ClusterSample;
using Orleans;

namespace Gen.Orleans.Tests;

/// <summary>The training that the tests compare: on a cluster, and by a trainer on threads.</summary>
internal static class Training
{
    internal const int Shards = 8;

    /// <summary>75 samples in batches of 20: the last has 15, so that some shards have fewer samples than others.</summary>
    internal const string Path = "75/1";

    internal static ClusterTrainer OnCluster(IGrainFactory cluster, INetwork network, int epochs = 3, int shards = Shards, bool bfloat16 = false, IProgress<TrainingProgress>? progress = null) =>
        new(cluster, network, new Adam(), new CrossEntropy { LabelSmoothing = 0.1 })
        {
            Shards = shards, Epochs = epochs, BatchSize = 20, Seed = 3, L2 = 1e-4, ClipNorm = 1, BFloat16 = bfloat16, Progress = progress,
        };

    internal static byte[] OnThreads(INetwork network, int epochs = 3, int shards = Shards)
    {
        new Trainer(network, new Adam(), new CrossEntropy { LabelSmoothing = 0.1 })
        {
            Threads = shards, Epochs = epochs, BatchSize = 20, Seed = 3, L2 = 1e-4, ClipNorm = 1,
        }.Fit(Signals.Load(Path));
        return BytesOf(network);
    }

    internal static async Task<byte[]> Fit(this ClusterTrainer trainer)
    {
        await trainer.FitAsync(new ClusterData(Signals.Loader, Path));
        return BytesOf(trainer.Network);
    }

    internal static byte[] BytesOf(INetwork network)
    {
        using var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }
}
