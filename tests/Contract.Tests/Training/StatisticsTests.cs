using System;
using System.IO;
using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Training;

/// <summary>The running statistics of a training: freed of their start, on every thread, and across a checkpoint.</summary>
[Collection(Alone.Name)]
public sealed class StatisticsTests
{
    [Fact]
    public void After_few_small_epochs_evaluation_is_what_training_was()
    {
        var trainer = new Trainer(new ShortWaves(seed: 1), new Adam { LearningRate = 0.01 }, new CrossEntropy()) { Epochs = 4, BatchSize = 8 };
        var data = WaveData.Create(64);
        var training = trainer.Fit(data).Last;
        Assert.True(training.Accuracy > 0.95, $"{training.Accuracy}");
        Assert.True(trainer.Evaluate(data).Accuracy > 0.95, $"{trainer.Evaluate(data).Accuracy}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_run_that_was_resumed_in_its_first_steps_ends_in_the_same_bytes(int threads)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("run.checkpoint");
        byte[] Run(int seed, int epochs, bool resumes)
        {
            var network = new Waves(seed);
            new Trainer(network, new Adam(), new CrossEntropy())
            {
                Epochs = epochs, BatchSize = 16, Threads = threads, KeepBest = Metric.TrainingLoss, Checkpoint = new Checkpoint(path) { Resume = resumes },
            }.Fit(WaveData.Create(48));
            return network.Saved();
        }

        var whole = Run(seed: 1, epochs: 3, resumes: false);
        Run(seed: 1, epochs: 1, resumes: false);
        Assert.Equal(whole, Run(seed: 2, epochs: 3, resumes: true));
    }

    [Fact]
    public void Every_number_of_threads_counts_the_same_steps()
    {
        long[] Moves(int threads)
        {
            var network = new Waves(seed: 1);
            new Trainer(network, new Adam(), new CrossEntropy()) { Epochs = 2, BatchSize = 10, Threads = threads }.Fit(WaveData.Create(32));
            return [.. network.Parameters.Where(parameter => parameter.Name.Contains(".running_", StringComparison.Ordinal)).Select(parameter => parameter.Moves)];
        }

        Assert.Equal([8, 8], Moves(1));
        Assert.Equal([8, 8], Moves(3));
    }

    [Fact]
    public void Sessions_side_by_side_move_a_statistic_as_a_trainer_does()
    {
        var (network, inputs) = (new OneBatchNorm(), Numbers.Normal(6 * OneBatchNorm.InputSize));
        var trained = new OneBatchNorm();
        new Trainer(trained, new Sgd(), new MeanSquaredError()) { Epochs = 5, BatchSize = 6, Threads = 2, Shuffle = false }.Fit(new Dataset(inputs, new float[inputs.Length], 6));

        var sessions = Enumerable.Range(0, 2).Select(_ => network.CreateTrainingSession(3)).ToList();
        sessions.ForEach(session => session.DefersStatistics = true);
        var mean = network.Named("batchnorm_1.running_mean");
        for (var step = 0; step < 5; step++)
        {
            sessions[0].Forwarded(inputs.AsSpan(0, inputs.Length / 2));
            sessions[1].Forwarded(inputs.AsSpan(inputs.Length / 2));
            for (var i = 0; i < mean.Length; i++)
                mean.Packed[i] = 0.5f * sessions[0].MovedStatistic(2)[i] + 0.5f * sessions[1].MovedStatistic(2)[i];
            mean.Moved();
        }

        Assert.Equal(5, mean.Moves);
        Assert.All(trained.Named("batchnorm_1.running_mean").ToArray().Zip(mean.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void Going_back_to_the_best_epoch_goes_back_to_its_count()
    {
        var network = new Waves(seed: 1);
        var history = new Trainer(network, new Adam { LearningRate = 0.5 }, new CrossEntropy()) { Epochs = 4, BatchSize = 16, KeepBest = Metric.TrainingLoss }
            .Fit(WaveData.Create(48));
        Assert.Equal(3L * history.BestEpoch!.Value, network.Named("batchnorm_1.running_mean").Moves);
    }
}
