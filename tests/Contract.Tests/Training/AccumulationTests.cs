using System;
using System.IO;
using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Training;

/// <summary>A batch that goes through in parts is the same step, in less memory; numbers of one's own are kept with the epochs.</summary>
[Collection(Alone.Name)]
public sealed class AccumulationTests
{
    [Theory]
    [InlineData(2, 10, 1)]
    [InlineData(3, 7, 1)]
    [InlineData(4, 3, 1)]
    [InlineData(20, 10, 1)]
    [InlineData(3, 10, 2)]
    [InlineData(3, 4, 3)]
    public void In_parts_a_step_is_that_of_the_whole_batch(int parts, int samples, int threads)
    {
        float[] Step(int accumulation, int count)
        {
            var network = new RowLast(seed: 1).Scrambled();
            var data = new Dataset(Numbers.Normal(samples * RowLast.InputSize), Numbers.Normal(samples * RowLast.OutputSize, seed: 2), samples);
            var trainer = new Trainer(network, new Sgd { LearningRate = 0.01 }, new MeanSquaredError()) { Epochs = 2, BatchSize = 6, Threads = count, GradientAccumulation = accumulation };
            var history = trainer.Fit(data);
            return [.. network.Parameters.SelectMany(parameter => parameter.ToArray()), (float)history.Epochs[0].Loss, (float)history.Last.Loss, trainer.Optimizer.StepCount];
        }

        Assert.All(Step(1, 1).Zip(Step(parts, threads)), pair => Assert.Equal(pair.First, pair.Second, 2e-4f * Math.Max(1, Math.Abs(pair.First))));
    }

    [Fact]
    public void Running_statistics_move_as_they_do_with_as_many_threads()
    {
        var inputs = Numbers.Normal(5 * OneBatchNorm.InputSize);
        var data = new Dataset(inputs, new float[5 * OneBatchNorm.OutputSize], 5);
        float[] Statistics(int threads, int parts)
        {
            var network = new OneBatchNorm();
            new Trainer(network, new Sgd { LearningRate = 0 }, new MeanSquaredError()) { Epochs = 1, BatchSize = 5, Threads = threads, GradientAccumulation = parts, Shuffle = false }.Fit(data);
            return [.. network.Parameters.Where(parameter => !parameter.Trainable).SelectMany(parameter => parameter.ToArray())];
        }

        Assert.Equal(Statistics(2, 1), Statistics(1, 2));
        Assert.NotEqual(Statistics(1, 1), Statistics(1, 2));
    }

    [Fact]
    public void The_same_seed_and_parts_give_the_same_bytes_also_from_a_checkpoint_on()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        byte[] Train(int epochs, bool keeps)
        {
            var network = new Waves(seed: 1);
            var trainer = new Trainer(network, new Adam(), new CrossEntropy())
            {
                Epochs = epochs, BatchSize = 16, GradientAccumulation = 4, Threads = 2, Measures = [new Measure("one", (outputs, _) => outputs[0])],
                Checkpoint = keeps ? new Checkpoint(path) { Resume = true } : null,
            };
            var history = trainer.Fit(WaveData.Create(50), WaveData.Create(20, seed: 2));
            Assert.All(history.Epochs, epoch => Assert.InRange(epoch.Measured("one"), 1e-6, 1));
            using var saved = new MemoryStream();
            network.Save(saved);
            return saved.ToArray();
        }

        try
        {
            var whole = Train(4, keeps: false);
            Train(2, keeps: true);
            Assert.Equal(whole, Train(4, keeps: true));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Numbers_of_ones_own_are_those_of_the_validation_set()
    {
        var (train, validation) = (WaveData.Create(40), WaveData.Create(30, seed: 2));
        var network = new Waves(seed: 1);
        static double Wrong(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
        {
            var wrong = 0;
            for (var i = 0; i < outputs.Length; i += 2)
                wrong += outputs[i] > outputs[i + 1] == targets[i] > targets[i + 1] ? 0 : 1;
            return wrong;
        }

        var trainer = new Trainer(network, new Adam(), new CrossEntropy()) { Epochs = 3, BatchSize = 8, Measures = [new Measure("wrong", Wrong), new Measure("count", (outputs, _) => outputs.Length)] };
        var history = trainer.Fit(train, validation);
        Assert.All(history.Epochs, epoch => Assert.Equal(30 * (1 - epoch.ValidationAccuracy!.Value), epoch.Measured("wrong"), 9));
        Assert.Equal(["wrong", "count"], history.Last.Measures.Select(value => value.Name));
        Assert.Equal(60, history.Last.Measured("count"));
        Assert.Contains("wrong, count", Assert.Throws<ArgumentException>(() => history.Last.Measured("other")).Message);
        Assert.Contains("no validation set", Assert.Throws<ArgumentException>(() => trainer.Fit(train)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(network, new Adam(), new CrossEntropy()) { GradientAccumulation = 0 });
    }
}
