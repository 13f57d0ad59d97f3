using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Gen.Tests;

/// <summary>Keeping the best epoch and stopping early.</summary>
public class EpochWatchTests
{
    /// <summary>"Until early stopping": what is allocated must not follow the number.</summary>
    [Theory]
    [InlineData(5_000_000)]
    [InlineData(int.MaxValue)]
    public void EpochsForEverWithEarlyStoppingTakeNoMemory(int epochs)
    {
        var trainer = new Trainer(new LinearNetwork(2, 1, 2), new Sgd { LearningRate = 0 }, new MeanSquaredError())
        {
            Epochs = epochs, EarlyStopping = new EarlyStopping { Monitor = Metric.TrainingLoss, Patience = 2 }, Schedule = new CosineDecay(),
        };
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.InRange(trainer.Fit(Samples.Regression(20)).Epochs.Count, 3, 20);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData(Metric.TrainingLoss)]
    [InlineData(Metric.ValidationLoss)]
    [InlineData(Metric.ValidationAccuracy)]
    public void TheBestEpochIsKeptWithItsStatistics(Metric monitor)
    {
        // A rate so high that losses jump about; targets that a linear classifier does not reach.
        var network = new LinearNetwork(3, 1, 3) { EndsInSoftmax = true };
        var ends = new List<byte[]>();
        var trainer = new Trainer(network, new Sgd { LearningRate = 30 }, new CrossEntropy())
        {
            Epochs = 12, BatchSize = 4, KeepBest = monitor, Progress = new ProgressHandler(report =>
            {
                if (report.Batch == report.Batches)
                    ends.Add(network.Parameters.Saved());
            }),
        };
        var history = trainer.Fit(Noisy(), Samples.Classes(40, 3, seed: 2));
        var values = history.Epochs.Select(epoch => monitor switch
        {
            Metric.TrainingLoss => epoch.Loss,
            Metric.ValidationLoss => epoch.ValidationLoss!.Value,
            _ => -epoch.ValidationAccuracy!.Value,
        }).ToList();
        var best = values.IndexOf(values.Min());
        Assert.NotEqual(11, best);
        Assert.Equal(best + 1, history.BestEpoch);
        Assert.Equal(ends[best], network.Parameters.Saved());
        Assert.NotEqual(ends[11], ends[best]);
    }

    [Fact]
    public void WithoutKeepBestTheLastEpochCounts()
    {
        var history = new Trainer(new LinearNetwork(2, 1, 2), new Sgd(), new MeanSquaredError()) { Epochs = 2 }.Fit(Samples.Regression(20));
        Assert.Null(history.BestEpoch);
    }

    [Fact]
    public void TrainingStopsWhenPatienceEnds()
    {
        // Without learning no epoch is better than the first; three more are waited for.
        var trainer = new Trainer(new LinearNetwork(2, 1, 2), new Sgd { LearningRate = 0 }, new MeanSquaredError())
        {
            Epochs = 20, Shuffle = false, EarlyStopping = new EarlyStopping { Monitor = Metric.TrainingLoss, Patience = 3 },
        };
        Assert.Equal(4, trainer.Fit(Samples.Regression(20)).Epochs.Count);
    }

    [Fact]
    public void ASmallGainDoesNotCount()
    {
        int Epochs(double minDelta) => new Trainer(new LinearNetwork(2, 1, 2), new Sgd { LearningRate = 0.05 }, new MeanSquaredError())
        {
            Epochs = 30, BatchSize = 20, EarlyStopping = new EarlyStopping { Patience = 1, MinDelta = minDelta },
        }.Fit(Samples.Regression(20), Samples.Regression(20)).Epochs.Count;

        Assert.Equal(30, Epochs(0));
        Assert.InRange(Epochs(0.05), 2, 29);
    }

    [Fact]
    public void AFailureRestoresWhatWasBeforeAndNotTheBest()
    {
        var network = new LinearNetwork(2, 1, 2);
        var before = network.Parameters.Saved();
        var optimizer = new Sgd { LearningRate = 0.01 };
        var trainer = new Trainer(network, optimizer, new MeanSquaredError())
        {
            Epochs = 5, KeepBest = Metric.TrainingLoss, Schedule = new Exploding(),
        };
        Assert.Throws<NonFiniteLossException>(() => trainer.Fit(Samples.Regression(20)));
        Assert.Equal(before, network.Parameters.Saved());
        Assert.Equal(0.01, optimizer.LearningRate);
    }

    private static Dataset Noisy()
    {
        var data = Samples.Classes(40, 3);
        var targets = data.Targets.ToArray();
        for (var i = 0; i < 60; i += 6)
            (targets[i], targets[i + 1], targets[i + 2]) = (targets[i + 1], targets[i + 2], targets[i]);
        return new Dataset(data.Inputs, targets, data.Count);
    }

    private sealed class Exploding : Schedule
    {
        public override double RateAt(in SchedulePosition position, ReadOnlySpan<double> state) => position.Epoch < 3 ? position.InitialRate : 1e38;
    }
}
