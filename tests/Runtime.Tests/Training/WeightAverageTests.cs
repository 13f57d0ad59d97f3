using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Gen.Tests;

/// <summary>The network ends with the running mean of what the steps left, computed here from each step's parameters.</summary>
public sealed class WeightAverageTests
{
    private const double Kept = 0.8;

    [Fact]
    public void TheMeanIsWhatTrainingEndsWith()
    {
        var (plain, averaged, steps) = (Network(), Network(), new List<float[]>());
        var expected = Weight(plain).Select(value => (double)value).ToArray();
        Fit(plain, null, progress: value =>
        {
            var kept = Math.Min(Kept, (1.0 + steps.Count) / (10 + steps.Count));
            steps.Add(Weight(plain));
            expected = [.. expected.Zip(steps[^1], (mean, value) => kept * mean + (1 - kept) * value)];
        });
        Fit(averaged, Kept);
        Assert.All(expected.Zip(Weight(averaged)), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        Assert.NotEqual(steps[^1], Weight(averaged));
        Assert.Equal(plain.Parameters[LinearNetwork.RunningMean].Values(), averaged.Parameters[LinearNetwork.RunningMean].Values());
    }

    [Fact]
    public void ValidationMeasuresTheMean()
    {
        var (network, data) = (Network(), Samples.Classes(50, 3));
        var trainer = Trainer(network, Kept);
        var history = trainer.Fit(data, data);
        Assert.Equal(history.Last.ValidationLoss!.Value, trainer.Evaluate(data).Loss, 9);
    }

    [Fact]
    public void TheBestMeanIsKept()
    {
        var (network, data) = (Network(), Samples.Classes(50, 3));
        var trainer = new Trainer(network, new Sgd { LearningRate = 300 }, new CrossEntropy()) { Epochs = 6, BatchSize = 16, AverageKept = Kept, KeepBest = Metric.ValidationLoss, Schedule = new Warmup { Epochs = 6 } };
        var history = trainer.Fit(data, data);
        Assert.Equal(history.Epochs.Min(epoch => epoch.ValidationLoss!.Value), trainer.Evaluate(data).Loss, 9);
        Assert.InRange(history.BestEpoch!.Value, 1, 5);
    }

    [Fact]
    public void SharesAreChecked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer(Network(), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer(Network(), -0.1));
    }

    private static LinearNetwork Network() => new(3, 1, 3, seed: 4) { EndsInSoftmax = true };

    private static float[] Weight(LinearNetwork network) => network.Parameters[LinearNetwork.Weight].Values();

    private static Trainer Trainer(LinearNetwork network, double? kept, Action<TrainingProgress>? progress = null) =>
        new(network, new Adam { LearningRate = 0.05 }, new CrossEntropy()) { Epochs = 3, BatchSize = 16, AverageKept = kept, Progress = progress is null ? null : new ProgressHandler(progress) };

    private static void Fit(LinearNetwork network, double? kept, Action<TrainingProgress>? progress = null) => Trainer(network, kept, progress).Fit(Samples.Classes(50, 3));
}
