using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Training;

/// <summary>A batch that several sessions share, with batch normalisation and dropout.</summary>
[Collection(Alone.Name)]
public sealed class ThreadsTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void The_same_number_of_threads_gives_the_same_bytes(int threads)
    {
        var first = Train(threads);
        for (var round = 0; round < 4; round++)
            Assert.Equal(first, Train(threads));
        Assert.NotEqual(first, Train(threads: 1));
    }

    [Fact]
    public void It_learns()
    {
        var trainer = new Trainer(new Waves(seed: 1), new Adam { LearningRate = 0.01 }, new CrossEntropy()) { Epochs = 6, BatchSize = 16, Threads = 2 };
        var history = trainer.Fit(WaveData.Create(256), WaveData.Create(100, seed: 2));
        Assert.True(history.Last.Loss < 0.3 * history.Epochs[0].Loss, $"{history.Epochs[0].Loss} to {history.Last.Loss}");
        Assert.True(history.Last.ValidationAccuracy > 0.95, $"{history.Last.ValidationAccuracy}");
    }

    [Theory]
    [InlineData(2, 10)]
    [InlineData(4, 7)]
    [InlineData(4, 3)]
    [InlineData(4, 1)]
    public void Without_normalisation_and_dropout_a_step_is_that_of_one_thread(int threads, int samples)
    {
        // Plain descent by the gradient: what differs is the rounding of sums. Parts may differ by a sample, or have none.
        float[] Step(int count)
        {
            var network = new RowLast(seed: 1).Scrambled();
            var data = new Dataset(Numbers.Normal(samples * RowLast.InputSize), Numbers.Normal(samples * RowLast.OutputSize, seed: 2), samples);
            var history = new Trainer(network, new Sgd { LearningRate = 1 }, new MeanSquaredError()) { Epochs = 1, BatchSize = 10, Threads = count }.Fit(data, data);
            return [.. network.Parameters.SelectMany(parameter => parameter.ToArray()), (float)history.Last.Loss, (float)history.Last.ValidationLoss!];
        }

        Assert.All(Step(1).Zip(Step(threads)), pair => Assert.Equal(pair.First, pair.Second, 1e-4f * Math.Max(1, Math.Abs(pair.First))));
    }

    [Fact]
    public void Running_statistics_move_by_the_mean_over_the_parts()
    {
        const int Samples = 5;
        var inputs = Numbers.Normal(Samples * OneBatchNorm.InputSize);
        var network = new OneBatchNorm();
        var data = new Dataset(inputs, new float[Samples * OneBatchNorm.OutputSize], Samples);
        new Trainer(network, new Sgd(), new MeanSquaredError()) { Epochs = 1, BatchSize = 8, Threads = 2, Shuffle = false }.Fit(data);

        // Three samples on one thread, two on the other, each moved by a session of its own.
        const int Cut = 3 * OneBatchNorm.InputSize;
        foreach (var name in new[] { "batchnorm_1.running_mean", "batchnorm_1.running_var" })
        {
            var (left, right) = (Moved(inputs[..Cut], name), Moved(inputs[Cut..], name));
            Assert.All(network.Named(name).ToArray().Zip(left.Zip(right)), pair =>
                Assert.Equal(0.6f * pair.Second.First + 0.4f * pair.Second.Second, pair.First, 1e-6f));
        }
    }

    [Fact]
    public void A_session_that_defers_leaves_the_network_alone()
    {
        var inputs = Numbers.Normal(4 * OneBatchNorm.InputSize);
        var network = new OneBatchNorm();
        var before = network.Saved();
        var session = network.CreateTrainingSession(4);
        session.DefersStatistics = true;
        session.Forward(inputs, new float[inputs.Length]);
        Assert.Equal(before, network.Saved());
        var moved = session.MovedStatistic(2)[..3].ToArray();
        session.Forward(inputs, new float[inputs.Length]);
        Assert.Equal(moved, session.MovedStatistic(2)[..3].ToArray());
        Assert.Equal(Moved(inputs, "batchnorm_1.running_mean"), moved);
        Assert.True(session.MovedStatistic(0).IsEmpty);
    }

    [Fact]
    public void Measuring_does_not_depend_on_the_number_of_threads()
    {
        var (network, data) = (new Waves(seed: 1).Scrambled(), WaveData.Create(77));
        Evaluation Measured(int threads) => new Trainer(network, new Adam(), new CrossEntropy()) { BatchSize = 10, Threads = threads }.Evaluate(data);
        Assert.Equal(Measured(1), Measured(2));
        Assert.Equal(Measured(1), Measured(7));
    }

    [Fact]
    public void Steps_after_the_first_allocate_nothing_on_any_thread()
    {
        // The loss is asked on each thread, once a step: from one time of a part to the next the thread has gone through everything.
        var loss = new Counting(threads: 3);
        new Trainer(new Waves(seed: 1), new Adam(), loss) { Epochs = 4, BatchSize = 6, Threads = 3 }
            .Fit(WaveData.Create(60), WaveData.Create(20, seed: 2));
        Assert.Equal(Math.Min(3, Environment.ProcessorCount), loss.Allocated.Count);
        Assert.All(loss.Allocated.Values, counts =>
        {
            Assert.True(counts.Count >= 40);
            Assert.Equal(counts[2], counts[^1]);
        });
    }

    private static byte[] Train(int threads)
    {
        var network = new Waves(seed: 1);
        new Trainer(network, new Adam { LearningRate = 0.01 }, new CrossEntropy()) { Epochs = 2, BatchSize = 16, Seed = 3, Threads = threads }
            .Fit(WaveData.Create(100), WaveData.Create(30, seed: 2));
        return network.Saved();
    }

    private static float[] Moved(float[] inputs, string name)
    {
        var network = new OneBatchNorm();
        network.CreateTrainingSession(4).Forward(inputs, new float[inputs.Length]);
        return network.Named(name).ToArray();
    }

    private sealed class Counting(int threads) : Loss
    {
        private readonly CrossEntropy _inner = new();

        public override OutputValues LogitsOf => OutputValues.Softmax;

        public ConcurrentDictionary<int, List<long>> Allocated { get; } = new(threads, threads);

        protected override double ComputeChecked(in LossBatch batch, Span<float> gradients)
        {
            var loss = _inner.Compute(batch, gradients);
            Allocated.GetOrAdd(Environment.CurrentManagedThreadId, _ => new List<long>(1000)).Add(GC.GetAllocatedBytesForCurrentThread());
            return loss;
        }
    }
}
