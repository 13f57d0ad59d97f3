using System;
using System.Linq;
using System.Threading;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Training;

/// <summary>The trainer on generated networks, with batch normalisation, dropout and shuffling.</summary>
[Collection(Alone.Name)]
public sealed class TrainingTests
{
    [Theory]
    [InlineData(InstructionSet.Scalar)]
    [InlineData(InstructionSet.Vector128)]
    [InlineData(InstructionSet.Avx2)]
    [InlineData(InstructionSet.Avx512)]
    public void The_loss_falls_and_new_samples_are_classified(InstructionSet set)
    {
        using var _ = InstructionSets.Use(set);
        var history = Train(new Waves(seed: 1), seed: 1, epochs: 6);
        Assert.True(history.Last.Loss < 0.3 * history.Epochs[0].Loss, $"{history.Epochs[0].Loss} to {history.Last.Loss}");
        Assert.True(history.Last.ValidationAccuracy > 0.95, $"{history.Last.ValidationAccuracy}");
    }

    [Fact]
    public void Sgd_learns_too()
    {
        var network = new Waves(seed: 1);
        var trainer = new Trainer(network, new Sgd { LearningRate = 0.02, Momentum = 0.9, Nesterov = true }, new CrossEntropy()) { Epochs = 6, BatchSize = 16 };
        var history = trainer.Fit(WaveData.Create(256));
        Assert.True(history.Last.Loss < 0.3 * history.Epochs[0].Loss, $"{history.Epochs[0].Loss} to {history.Last.Loss}");
    }

    [Fact]
    public void Every_other_optimizer_learns_too()
    {
        foreach (var optimizer in new Optimizer[] { new RmsProp { LearningRate = 0.01 }, new AdamW { LearningRate = 0.01 }, new Adadelta() })
        {
            var history = new Trainer(new Waves(seed: 1), optimizer, new CrossEntropy()) { Epochs = 8, BatchSize = 16, ClipNorm = 1 }.Fit(WaveData.Create(256));
            Assert.True(history.Last.Loss < 0.3 * history.Epochs[0].Loss, $"{optimizer}: {history.Epochs[0].Loss} to {history.Last.Loss}");
        }
    }

    [Fact]
    public void One_sigmoid_tells_two_classes()
    {
        // The second of two one-hot targets is the target of the one output.
        Dataset Data(int count, int seed)
        {
            var data = WaveData.Create(count, seed);
            return new Dataset(data.Inputs, data.Targets.ToArray().Where((_, i) => i % 2 == 1).ToArray(), count);
        }

        var trainer = new Trainer(new SigmoidWaves(seed: 1), new Adam { LearningRate = 0.01 }, new BinaryCrossEntropy()) { Epochs = 8, BatchSize = 16 };
        var history = trainer.Fit(Data(256, 1), Data(100, 2));
        Assert.True(history.Last.Loss < 0.3 * history.Epochs[0].Loss, $"{history.Epochs[0].Loss} to {history.Last.Loss}");
        Assert.True(history.Epochs[0].Accuracy < 0.9 && history.Last.ValidationAccuracy > 0.95, $"{history.Last.ValidationAccuracy}");
    }

    /// <summary>A bias of -20 where the target is 1: the sigmoid is so near 0 that nothing comes back through it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_confidently_wrong_sigmoid_learns(bool isBuiltIn)
    {
        INetwork network = isBuiltIn ? new BuiltInSigmoid(seed: 1) : new SigmoidWaves(seed: 1);
        network.Named("dense_1.bias").Write([-20]);
        var data = new Dataset(WaveData.Create(64).Inputs, Enumerable.Repeat(1f, 64).ToArray(), 64);
        var history = new Trainer(network, new Adam { LearningRate = 0.1 }, new BinaryCrossEntropy()) { Epochs = 20, BatchSize = 16 }.Fit(data);
        Assert.True(history.Epochs[0].Loss > 5, $"{history.Epochs[0].Loss}");
        Assert.True(history.Last.Loss < 0.1, $"{history.Last.Loss}");
    }

    [Theory]
    [InlineData(InstructionSet.Scalar)]
    [InlineData(InstructionSet.Avx2)]
    public void The_same_seed_gives_the_same_bytes_and_another_does_not(InstructionSet set)
    {
        byte[] Run(int seed)
        {
            using var _ = InstructionSets.Use(set);
            var network = new Waves(seed: 1);
            Train(network, seed, epochs: 2);
            return network.Saved();
        }

        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(2));
    }

    [Fact]
    public void A_regression_with_several_steps_is_the_same_in_both_layouts()
    {
        var last = Regress(new StepsLast(seed: 1), samples => samples, samples => samples);
        var first = Regress(
            new StepsFirst(seed: 1),
            samples => Numbers.Transposed(samples, StepsLast.InputLength, StepsLast.InputChannels),
            samples => Numbers.Transposed(samples, StepsLast.OutputLength, StepsLast.OutputChannels));
        Assert.All(last.Zip(first), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Fact]
    public void Steps_after_the_first_allocate_nothing()
    {
        var (allocated, count) = (new long[64], 0);
        var trainer = new Trainer(new Waves(seed: 1), new Adam(), new CrossEntropy())
        {
            Epochs = 4, BatchSize = 5, L2 = 0.1, Progress = new ProgressHandler(_ => allocated[count++] = GC.GetAllocatedBytesForCurrentThread()),
        };
        trainer.Fit(WaveData.Create(64), WaveData.Create(20, seed: 2));
        Assert.Equal(4 * 13, count);
        Assert.Equal(allocated[1], allocated[count - 1]);
    }

    [Fact]
    public void Cancelling_keeps_what_the_last_complete_step_left()
    {
        using var source = new CancellationTokenSource();
        var network = new Waves(seed: 1);
        var (reports, atThree) = (0, Array.Empty<byte>());
        var trainer = new Trainer(network, new Adam(), new CrossEntropy())
        {
            Progress = new ProgressHandler(_ =>
            {
                if (++reports != 3)
                    return;
                atThree = network.Saved();
                source.Cancel();
            }),
        };
        var before = network.Saved();
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(WaveData.Create(256), cancellationToken: source.Token));
        Assert.Equal(3, reports);
        Assert.Equal(atThree, network.Saved());
        Assert.NotEqual(before, atThree);
    }

    private static TrainingHistory Train(Waves network, int seed, int epochs) =>
        new Trainer(network, new Adam { LearningRate = 0.01 }, new CrossEntropy()) { Epochs = epochs, BatchSize = 16, Seed = seed }
            .Fit(WaveData.Create(256), WaveData.Create(100, seed: 2));

    private static float[] Regress(INetwork network, Func<float[], float[]> input, Func<float[], float[]> output)
    {
        const int Samples = 12;
        var targets = Numbers.Normal(Samples * network.OutputSize, seed: 3).Chunk(StepsLast.OutputChannels).SelectMany(row =>
        {
            var sum = row.Sum(MathF.Exp);
            return row.Select(value => MathF.Exp(value) / sum);
        }).ToArray();
        var data = new Dataset(input(Numbers.Normal(Samples * network.InputSize)), output(targets), Samples);
        foreach (var loss in new Loss[] { new MeanSquaredError(), new CrossEntropy() })
            new Trainer(network, new Sgd { LearningRate = 0.05 }, loss) { Epochs = 2, BatchSize = 5 }.Fit(data, data);
        return [.. network.Parameters.SelectMany(parameter => parameter.ToArray())];
    }
}
