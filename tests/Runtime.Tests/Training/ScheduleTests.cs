using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Gen.Tests;

public class ScheduleTests
{
    // from torch.optim.lr_scheduler import *; o = torch.optim.SGD([torch.zeros(1)], 0.5); s = StepLR(o, 3, 0.1); 7 times: o.step(), print the rate, s.step()
    [Fact]
    public void StepDecayIsPyTorchsStepLR() =>
        CheckEpochs(new StepDecay { Epochs = 3 }, [0.5, 0.5, 0.5, 0.05, 0.05, 0.05, 0.005]);

    // The same with CosineAnnealingLR(o, 8, eta_min=0.1), a call for each of 4 epochs of 2 steps.
    [Fact]
    public void CosineDecayIsPyTorchsCosineAnnealing() => CheckSteps(
        new CosineDecay { MinLearningRate = 0.1 }, epochs: 4,
        [0.5, 0.48477590650225737, 0.44142135623730954, 0.3765366864730179, 0.3, 0.2234633135269821, 0.15857864376269052, 0.11522409349774266]);

    [Fact]
    public void WarmupGrowsLinearlyAndHandsOver()
    {
        CheckSteps(new Warmup { Epochs = 2 }, epochs: 3, [0.125, 0.25, 0.375, 0.5, 0.5, 0.5]);
        var then = new CosineDecay();
        CheckSteps(new Warmup { Epochs = 1, Then = then }, epochs: 3, [0.25, 0.5, .. Enumerable.Range(0, 4).Select(step => At(then, step, 4))]);
        CheckEpochs(new Warmup { Epochs = 1, Then = new StepDecay { Epochs = 2 } }, [0.5, 0.5, 0.5, 0.05, 0.05]);

        static double At(CosineDecay schedule, int step, int steps) => schedule.RateAt(new SchedulePosition(0.5, 1, 1, step + 1, steps), []);
    }

    [Fact]
    public void AReducedRateFollowsKerasRule()
    {
        // Patience 2: the second epoch in a row without a gain of more than 0.1 lowers the rate for the next one.
        var schedule = new ReduceOnPlateau { Patience = 2, MinLearningRate = 0.1, MinDelta = 0.1 };
        double[] losses = [1, 0.95, 0.8, 0.75, 0.71, 0.3, 0.3, double.NaN, 0.3, 0.3, 0.3, 0.3];
        double[] expected = [0.5, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125, 0.125, 0.1, 0.1];
        Assert.Equal(expected, Rates(schedule, losses));
    }

    [Fact]
    public void AnAccuracyIsBetterWhenHigher()
    {
        var schedule = new ReduceOnPlateau { Monitor = Metric.ValidationAccuracy, Patience = 1, MinLearningRate = 0, MinDelta = 0 };
        Assert.Equal([0.5, 0.5, 0.5, 0.25, 0.125], Rates(schedule, [0.1, 0.2, 0.2, 0.1, 0.3]));
        Assert.Equal(Metric.ValidationAccuracy, new Warmup { Then = schedule }.Watched);
    }

    [Fact]
    public void APlateauDuringWarmupDoesNotCount()
    {
        // Of the epochs with the same loss the fourth is the first that counts, and the fifth the one that is no better.
        var schedule = new Warmup { Epochs = 3, Then = new ReduceOnPlateau { Patience = 1 } };
        Assert.Equal([0.5 / 3, 1.0 / 3, 0.5, 0.5, 0.5, 0.25], Rates(schedule, [1, 1, 1, 1, 1, 1]));
    }

    [Fact]
    public void ARateThatStartsBelowTheLeastStays() =>
        Assert.Equal([0.5, 0.5, 0.5], Rates(new ReduceOnPlateau { Patience = 1, MinLearningRate = 0.6 }, [1, 1, 1]));

    [Fact]
    public void TheRateOfEachEpochIsInTheHistoryAndTheOldOneComesBack()
    {
        var reported = new List<double>();
        var trainer = new Trainer(new LinearNetwork(2, 1, 2), new Sgd { LearningRate = 0.1 }, new MeanSquaredError())
        {
            Epochs = 3, BatchSize = 20, Schedule = new Warmup { Epochs = 2 }, Progress = new ProgressHandler(report => reported.Add(report.LearningRate)),
        };
        foreach (var _ in new[] { 1, 2 })
        {
            reported.Clear();
            Assert.Equal([0.05, 0.1, 0.1], trainer.Fit(Samples.Regression(40)).Epochs.Select(epoch => epoch.LearningRate));
            Assert.Equal([0.025, 0.05, 0.075, 0.1, 0.1, 0.1], reported.Select(rate => Math.Round(rate, 12)));
            Assert.Equal(0.1, trainer.Optimizer.LearningRate);
        }
    }

    [Fact]
    public void WithoutAScheduleTheRateIsTheUsers()
    {
        var optimizer = new Sgd { LearningRate = 0.1 };
        var trainer = new Trainer(new LinearNetwork(2, 1, 2), optimizer, new MeanSquaredError())
        {
            Epochs = 3, BatchSize = 40, Progress = new ProgressHandler(_ => optimizer.LearningRate /= 2),
        };
        Assert.Equal([0.05, 0.025, 0.0125], trainer.Fit(Samples.Regression(40)).Epochs.Select(epoch => epoch.LearningRate));
        Assert.Equal(0.0125, optimizer.LearningRate);
    }

    [Fact]
    public void WhatIsNotMeasuredCannotBeWatched()
    {
        var (data, network) = (Samples.Regression(10), new LinearNetwork(2, 1, 2));
        Trainer Create(Loss loss, Schedule? schedule = null, Metric? keepBest = null, EarlyStopping? stopping = null) =>
            new(network, new Sgd(), loss) { Schedule = schedule, KeepBest = keepBest, EarlyStopping = stopping };

        var before = network.Set.Version;
        var error = Assert.Throws<ArgumentException>(() => Create(new MeanSquaredError(), keepBest: Metric.ValidationLoss).Fit(data));
        Assert.Contains("KeepBest watches ValidationLoss", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Create(new MeanSquaredError(), stopping: new EarlyStopping()).Fit(data));
        var watching = new ReduceOnPlateau { Monitor = Metric.ValidationAccuracy };
        Assert.Throws<InvalidOperationException>(() => Create(new MeanSquaredError(), watching).Fit(data, data));
        Assert.Equal(before, network.Set.Version);
    }

    [Fact]
    public void NumbersOutOfRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepDecay { Epochs = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepDecay { Factor = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineDecay { MinLearningRate = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Warmup { Epochs = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceOnPlateau { Factor = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceOnPlateau { Patience = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceOnPlateau { MinDelta = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping { Patience = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping { MinDelta = -1 });
    }

    // The rate of each of a number of epochs of one step, each of which ends with a value.
    private static double[] Rates(Schedule schedule, double[] values)
    {
        var state = new double[schedule.StateLength];
        schedule.Begin(state);
        return [.. values.Select((value, i) =>
        {
            var position = new SchedulePosition(0.5, i + 1, values.Length, 1, 1);
            var rate = schedule.RateAt(position, state);
            schedule.EndEpoch(position, value, state);
            return rate;
        })];
    }

    private static void CheckEpochs(Schedule schedule, double[] expected) =>
        Assert.All(Rates(schedule, new double[expected.Length]).Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 12));

    private static void CheckSteps(Schedule schedule, int epochs, double[] expected)
    {
        var batches = expected.Length / epochs;
        for (var step = 0; step < expected.Length; step++)
        {
            var position = new SchedulePosition(0.5, step / batches + 1, epochs, step % batches + 1, batches);
            Assert.Equal(expected[step], schedule.RateAt(position, []), 12);
        }
    }
}
