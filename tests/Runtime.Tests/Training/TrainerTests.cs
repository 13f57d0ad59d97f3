using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Gen.Tests;

public class TrainerTests
{
    [Fact]
    public void AClassifierLearns()
    {
        var network = new LinearNetwork(3, 1, 3) { EndsInSoftmax = true };
        var trainer = new Trainer(network, new Adam { LearningRate = 0.05 }, new CrossEntropy()) { Epochs = 20, BatchSize = 16 };
        var history = trainer.Fit(Samples.Classes(300, 3), Samples.Classes(100, 3, seed: 2));
        Assert.True(history.Last.Accuracy > 0.97);
        Assert.True(history.Last.ValidationAccuracy > 0.95);
        Assert.True(history.Last.Loss < 0.5 * history.Epochs[0].Loss);
        Assert.True(history.Last.ValidationLoss < history.Epochs[0].ValidationLoss);
    }

    [Fact]
    public void ARegressionFindsItsCoefficients()
    {
        var network = new LinearNetwork(2, 1, 2);
        var trainer = new Trainer(network, new Sgd { LearningRate = 0.1, Momentum = 0.9 }, new MeanSquaredError()) { Epochs = 30 };
        var history = trainer.Fit(Samples.Regression(200));
        Assert.Null(history.Last.Accuracy);
        Assert.True(history.Last.Loss < 1e-6);
        float[] expected = [2, 0, -1, 1];
        Assert.All(network.Parameters[0].Values().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-3f));
    }

    [Fact]
    public void EveryStepIsReported()
    {
        var reports = new List<TrainingProgress>();
        var network = new LinearNetwork(3, 1, 3) { EndsInSoftmax = true };
        var trainer = new Trainer(network, new Sgd(), new CrossEntropy())
        {
            Epochs = 2, BatchSize = 16, Progress = new ProgressHandler(reports.Add),
        };
        var history = trainer.Fit(Samples.Classes(50, 3), Samples.Classes(10, 3));

        // 50 samples are three batches of 16 and one of 2.
        Assert.Equal(
            [(1, 1), (1, 2), (1, 3), (1, 4), (2, 1), (2, 2), (2, 3), (2, 4)], reports.Select(report => (report.Epoch, report.Batch)));
        Assert.All(reports, report => Assert.Equal((2, 4), (report.Epochs, report.Batches)));
        Assert.All(reports, report => Assert.Equal(report.Batch == 4, report.Validation is not null));
        var ends = reports.Where(report => report.Batch == 4).ToArray();
        Assert.Equal(history.Epochs.Select(epoch => epoch.Training), ends.Select(end => new Evaluation(end.Loss, end.Accuracy)));
        Assert.Equal(history.Epochs.Select(epoch => epoch.Validation), ends.Select(end => end.Validation));
        Assert.Equal(8, trainer.Optimizer.StepCount);
        Assert.True(reports[0].Elapsed <= reports[7].Elapsed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnEpochMeasuresEverySampleOnce(bool shuffle)
    {
        // Without learning, the means of an epoch are those of the whole set, small last batch included.
        var network = new LinearNetwork(3, 1, 3) { EndsInSoftmax = true };
        var trainer = new Trainer(network, new Sgd { LearningRate = 0 }, new CrossEntropy())
        {
            Epochs = 3, BatchSize = 16, Shuffle = shuffle,
        };
        var data = Samples.Classes(50, 3);
        var expected = trainer.Evaluate(data);
        Assert.All(trainer.Fit(data).Epochs, epoch =>
        {
            Assert.Equal(expected.Loss, epoch.Loss, 1e-6);
            Assert.Equal(expected.Accuracy, epoch.Accuracy);
        });
    }

    [Fact]
    public void ShufflingChangesTheOrderOfEachEpoch()
    {
        double[] FirstLosses(bool shuffle, int seed)
        {
            var losses = new List<double>();
            var trainer = new Trainer(new LinearNetwork(2, 1, 2), new Sgd { LearningRate = 0 }, new MeanSquaredError())
            {
                Epochs = 3, BatchSize = 4, Shuffle = shuffle, Seed = seed,
                Progress = new ProgressHandler(report => losses.Add(report.Batch == 1 ? report.Loss : double.NaN)),
            };
            trainer.Fit(Samples.Regression(40));
            return [.. losses.Where(loss => !double.IsNaN(loss))];
        }

        Assert.Single(FirstLosses(shuffle: false, 1).Distinct());
        Assert.Equal(3, FirstLosses(shuffle: true, 1).Distinct().Count());
        Assert.Equal(FirstLosses(shuffle: true, 1), FirstLosses(shuffle: true, 1));
        Assert.NotEqual(FirstLosses(shuffle: true, 1), FirstLosses(shuffle: true, 2));
    }

    [Fact]
    public void TheSameSeedGivesTheSameBytes()
    {
        byte[] Run(int seed)
        {
            var network = new LinearNetwork(3, 1, 3, seed: 7) { EndsInSoftmax = true };
            new Trainer(network, new Adam(), new CrossEntropy()) { Epochs = 3, BatchSize = 7, Seed = seed, L2 = 1e-3 }.Fit(Samples.Classes(60, 3));
            return network.Parameters.Saved();
        }

        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(2));
    }

    [Fact]
    public void L2KeepsWeightsSmall()
    {
        double Norm(double l2)
        {
            var network = new LinearNetwork(2, 1, 2);
            new Trainer(network, new Sgd { LearningRate = 0.1 }, new MeanSquaredError()) { L2 = l2, Epochs = 20 }.Fit(Samples.Regression(100));
            return network.Parameters[0].Values().Sum(value => (double)value * value);
        }

        Assert.True(Norm(1) < 0.6 * Norm(0));
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        var (allocated, count) = (new long[40], 0);
        var network = new LinearNetwork(3, 1, 3) { EndsInSoftmax = true };
        var trainer = new Trainer(network, new Adam(), new CrossEntropy())
        {
            Epochs = 4, BatchSize = 6, L2 = 0.1, Progress = new ProgressHandler(_ => allocated[count++] = GC.GetAllocatedBytesForCurrentThread()),
        };
        trainer.Fit(Samples.Classes(60, 3), Samples.Classes(20, 3));

        // From the second step to the last, shuffles, validations and reports included.
        Assert.Equal(40, count);
        Assert.Equal(allocated[1], allocated[^1]);
    }

    [Fact]
    public void EvaluationUsesPredictAndWeighsBatchesBySize()
    {
        var network = new LinearNetwork(1, 1, 2) { EndsInSoftmax = true };
        network.Parameters[0].Write([1, 0]);
        network.Parameters[1].Write([0, 0]);
        var trainer = new Trainer(network, new Sgd(), new CrossEntropy()) { BatchSize = 2 };
        var evaluation = trainer.Evaluate(Dataset.FromLabels(new float[] { 1, 2, -1 }, [0, 1, 1], 2));
        double LossOf(double margin) => Math.Log(1 + Math.Exp(-margin));
        Assert.Equal((LossOf(1) + LossOf(-2) + LossOf(1)) / 3, evaluation.Loss, 1e-6);
        Assert.Equal(2.0 / 3, evaluation.Accuracy);
    }

    [Fact]
    public void TargetsFollowTheLayoutOfTheNetwork()
    {
        // The same sequence task, told channels last and channels first: [2 steps, 3 channels] and [3 channels, 2 steps].
        float[] Run(DataLayout layout, int[] order)
        {
            var inputs = Samples.Normal(40 * 2, 3);
            var targets = new float[40 * 6];
            for (var i = 0; i < 40; i++)
            {
                targets[6 * i + order[i % 3]] = 1;
                targets[6 * i + order[3 + i % 2]] = 1;
            }

            var data = new Dataset(inputs, targets, 40);
            var network = new LinearNetwork(2, 2, 3) { EndsInSoftmax = true, Layout = layout };
            var trainer = new Trainer(network, new Sgd(), new CrossEntropy()) { Epochs = 2 };
            var history = trainer.Fit(data, data);
            Assert.Equal(history.Last.Validation, trainer.Evaluate(data));
            return [.. network.AllValues().SelectMany(values => values), (float)history.Last.ValidationLoss!, (float)history.Last.Accuracy!];
        }

        Assert.Equal(Run(DataLayout.ChannelsLast, [0, 1, 2, 3, 4, 5]), Run(DataLayout.ChannelsFirst, [0, 2, 4, 1, 3, 5]));
    }

    [Fact]
    public void AnotherFitGoesOn()
    {
        var trainer = new Trainer(new LinearNetwork(2, 1, 2), new Adam(), new MeanSquaredError()) { Epochs = 1, BatchSize = 10 };
        var first = trainer.Fit(Samples.Regression(40)).Last.Loss;
        Assert.True(trainer.Fit(Samples.Regression(40)).Last.Loss < first);
        Assert.Equal(8, trainer.Optimizer.StepCount);
    }
}
