using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Xunit;

namespace Gen.Tests;

public class TrainerFailureTests
{
    [Theory]
    [InlineData(1e38f)]
    [InlineData(-1e38f)]
    public void InputsThatOverflowStopTrainingAndRestoreEverything(float great)
    {
        var inputs = Samples.Regression(50).Inputs.ToArray();
        inputs[2 * 37] = great;
        CheckStopsAtStepThree(new Dataset(inputs, Samples.Regression(50).Targets, 50));
    }

    [Fact]
    public void AParameterThatOverflowsIsNamed()
    {
        var network = new LinearNetwork(2, 1, 2);
        var before = network.Parameters.Saved();
        var trainer = new Trainer(network, new Sgd { LearningRate = 1e38 }, new MeanSquaredError()) { Epochs = 1, BatchSize = 8 };
        var inputs = Samples.Normal(16, 1).Select(value => 1e4f * value).ToArray();
        var error = Assert.Throws<NonFiniteLossException>(() => trainer.Fit(new Dataset(inputs, new float[16], 8)));
        Assert.True(double.IsFinite(error.Loss));
        Assert.Contains("dense_1.weight", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.Saved());
    }

    [Fact]
    public void AnExplodingRunIsUndone()
    {
        var network = new LinearNetwork(2, 1, 2);
        var before = network.Parameters.Saved();
        var trainer = new Trainer(network, new Sgd { LearningRate = 100 }, new MeanSquaredError()) { Epochs = 50 };
        var error = Assert.Throws<NonFiniteLossException>(() => trainer.Fit(Samples.Regression(200)));
        Assert.True(error.Epoch > 1);
        Assert.Contains("lower the learning rate", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.Saved());
    }

    [Fact]
    public void OutputsThatAreNoProbabilitiesAreRefusedAndUndone()
    {
        var network = new LinearNetwork(3, 1, 3);
        var before = network.Parameters.Saved();
        var error = Assert.Throws<InvalidOperationException>(() => new Trainer(network, new Sgd(), new CrossEntropy()).Fit(Samples.Classes(50, 3)));
        Assert.Contains("[Softmax]", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.Saved());
    }

    [Fact]
    public void CancellationKeepsTheLastCompleteStep()
    {
        using var source = new CancellationTokenSource();
        var network = new LinearNetwork(2, 1, 2);
        byte[]? afterThree = null;
        var reports = 0;
        var trainer = new Trainer(network, new Sgd(), new MeanSquaredError())
        {
            BatchSize = 10,
            Progress = new ProgressHandler(_ =>
            {
                if (++reports != 3)
                    return;
                afterThree = network.Parameters.Saved();
                source.Cancel();
            }),
        };
        var before = network.Parameters.Saved();
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(Samples.Regression(50), cancellationToken: source.Token));
        Assert.Equal(3, reports);
        Assert.Equal(afterThree, network.Parameters.Saved());
        Assert.NotEqual(before, afterThree);
    }

    [Fact]
    public void ACancelledTokenStopsBeforeTheFirstStep()
    {
        var network = new LinearNetwork(2, 1, 2);
        var before = network.Parameters.Saved();
        Assert.Throws<OperationCanceledException>(
            () => new Trainer(network, new Sgd(), new MeanSquaredError()).Fit(Samples.Regression(50), null, new CancellationToken(true)));
        Assert.Equal(before, network.Parameters.Saved());
    }

    [Fact]
    public void DatasetsThatDoNotFitAreRefusedBeforeAnythingChanges()
    {
        var network = new LinearNetwork(2, 1, 2);
        var trainer = new Trainer(network, new Sgd(), new MeanSquaredError());
        var version = network.Set.Version;
        var error = Assert.Throws<ArgumentException>(() => trainer.Fit(new Dataset(new float[9], new float[6], 3)));
        Assert.Contains("'train' has 3 inputs and 2 targets, but the network takes 2 and gives 2", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => trainer.Fit(Samples.Regression(4), new Dataset(new float[6], new float[9], 3)));
        Assert.Throws<ArgumentException>(() => trainer.Evaluate(new Dataset(new float[9], new float[6], 3)));
        Assert.Equal(version, network.Set.Version);
    }

    [Fact]
    public void OptionsOutOfRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(epochs: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(batchSize: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(l2: double.PositiveInfinity));

        static Trainer Create(int epochs = 1, int batchSize = 1, double l2 = 0) =>
            new(new LinearNetwork(2, 1, 2), new Sgd(), new MeanSquaredError()) { Epochs = epochs, BatchSize = batchSize, L2 = l2 };
    }

    [Fact]
    public void AnOptimizerOfAnotherNetworkIsRefused()
    {
        var optimizer = new Sgd();
        _ = new Trainer(new LinearNetwork(2, 1, 2), optimizer, new MeanSquaredError());
        Assert.Throws<InvalidOperationException>(() => new Trainer(new LinearNetwork(2, 1, 2), optimizer, new MeanSquaredError()));
    }

    // In order, in batches of 16, sample 37 comes in the third step.
    private static void CheckStopsAtStepThree(Dataset data)
    {
        var network = new LinearNetwork(2, 1, 2);
        network.Parameters[LinearNetwork.Weight].Write([10, 10, 10, 10]);
        network.Parameters[LinearNetwork.RunningMean].Write([3, 4]);
        var before = network.Parameters.Saved();
        var steps = new List<int>();
        var trainer = new Trainer(network, new Adam(), new MeanSquaredError())
        {
            BatchSize = 16, Shuffle = false, Progress = new ProgressHandler(report => steps.Add(report.Batch)),
        };

        var error = Assert.Throws<NonFiniteLossException>(() => trainer.Fit(data));
        Assert.Equal((1, 3), (error.Epoch, error.Step));
        Assert.False(double.IsFinite(error.Loss));
        Assert.Contains("step 3 of epoch 1", error.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2], steps);
        Assert.Equal(before, network.Parameters.Saved());
        Assert.Equal(0, trainer.Optimizer.StepCount);
    }
}
