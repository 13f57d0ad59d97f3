using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace Gen.Tests;

/// <summary>Augmentations change what is learned from and nothing else; their numbers depend on seed, epoch and batch alone.</summary>
public sealed class AugmentationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void BatchesComeWithTheirTargetsAndTheDatasetStays()
    {
        var data = Samples.Classes(50, 3);
        var (inputs, targets, seen) = (data.Inputs.ToArray(), data.Targets.ToArray(), new List<(int Count, int Steps, int Channels)>());
        var known = Enumerable.Range(0, 50).Select(i => (Key(inputs, i), Key(targets, i))).ToHashSet();
        Fit(data, new Watching((batch, _) =>
        {
            seen.Add((batch.Count, batch.Steps, batch.Channels));
            for (var i = 0; i < batch.Count; i++)
                Assert.Contains((Key(batch.Input(i).ToArray(), 0), Key(batch.Target(i).ToArray(), 0)), known);
            batch.Inputs.Clear();
        }));
        Assert.Equal([(16, 1, 3), (16, 1, 3), (16, 1, 3), (2, 1, 3)], seen.Take(4));
        Assert.Equal(inputs, data.Inputs.ToArray());
        Assert.Equal(targets, data.Targets.ToArray());
    }

    [Fact]
    public void NumbersComeFromSeedEpochAndBatch()
    {
        List<ulong> Numbers(int seed, int threads, bool shuffle)
        {
            var numbers = new List<ulong>();
            Fit(Samples.Classes(50, 3), new Watching((_, random) => numbers.Add(random.NextUInt64())), seed, threads, shuffle);
            return numbers;
        }

        var first = Numbers(1, 1, shuffle: true);
        Assert.Equal(first, Numbers(1, 2, shuffle: true));
        Assert.Equal(first, Numbers(1, 1, shuffle: false));
        Assert.Equal(12, first.Distinct().Count());
        Assert.Empty(first.Intersect(Numbers(2, 1, shuffle: true)));
    }

    [Fact]
    public void AResumedRunDrawsTheSameNumbers()
    {
        var path = Path.Combine(_folder.Path, "run.checkpoint");
        var expected = Fit(Samples.Classes(50, 3), new Noise());
        Fit(Samples.Classes(50, 3), new Noise(), checkpoint: new Checkpoint(path) { EverySteps = 1 }, epochs: 2);
        Assert.Equal(expected, Fit(Samples.Classes(50, 3), new Noise(), checkpoint: new Checkpoint(path) { Resume = true }));
        Assert.NotEqual(expected, Fit(Samples.Classes(50, 3), new Watching((_, _) => { })));
    }

    [Fact]
    public void BatchesThatDoNotFitAreRefused()
    {
        Assert.Throws<ArgumentException>(() => new AugmentationBatch(new float[7], new float[2], 2, 1).Count);
        Assert.Throws<ArgumentException>(() => new AugmentationBatch(new float[6], new float[2], 2, 1).Count);
        Assert.Throws<ArgumentException>(() => new AugmentationBatch([], [], 2, 1).Count);
        Assert.Equal(4, new AugmentationBatch(new float[6], [], 3, 2, DataLayout.ChannelsFirst).IndexOf(1, 1));
        Assert.Equal(3, new AugmentationBatch(new float[6], [], 3, 2).IndexOf(1, 1));
    }

    private static string Key(float[] values, int index) => string.Join(' ', values.Skip(3 * index).Take(3));

    private static byte[] Fit(Dataset data, Augmentation augmentation, int seed = 1, int threads = 1, bool shuffle = true, Checkpoint? checkpoint = null, int epochs = 3)
    {
        var network = new LinearNetwork(3, 1, 3) { EndsInSoftmax = true };
        new Trainer(network, new Adam(), new CrossEntropy())
        {
            Epochs = epochs, BatchSize = 16, Seed = seed, Threads = threads, Shuffle = shuffle, Checkpoint = checkpoint, Augmentations = [augmentation],
        }.Fit(data, data);
        return network.Parameters.Saved();
    }

    private delegate void Look(AugmentationBatch batch, RandomSource random);

    private sealed class Watching(Look look) : Augmentation
    {
        public override void Apply(in AugmentationBatch batch, ref RandomSource random) => look(batch, random);
    }

    private sealed class Noise : Augmentation
    {
        public override void Apply(in AugmentationBatch batch, ref RandomSource random)
        {
            foreach (ref var value in batch.Inputs)
                value += random.NextNormal();
        }
    }
}
