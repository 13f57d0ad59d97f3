using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Xunit;

namespace Gen.Tests;

/// <summary>What happens on other threads than the caller's.</summary>
public class ThreadsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void AFailureOnAnyThreadReachesTheCallerAndIsUndone(int bad)
    {
        // Two samples for each of four threads: the bad one belongs to the thread of half its number.
        var inputs = Samples.Regression(8).Inputs.ToArray();
        inputs[2 * 2 * bad] = 1e6f;
        var network = new LinearNetwork(2, 1, 2);
        var before = network.Parameters.Saved();
        var trainer = new Trainer(network, new Adam(), new Refusing()) { BatchSize = 8, Threads = 4, Shuffle = false, Epochs = 2 };
        var error = Assert.Throws<InvalidTimeZoneException>(() => trainer.Fit(new Dataset(inputs, Samples.Regression(8).Targets, 8)));
        Assert.Contains("too far", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.Saved());
        Assert.Equal(0, trainer.Optimizer.StepCount);
    }

    /// <summary>All parts add the same, so that pairs of them are exact; one after the other they would not be.</summary>
    [Fact]
    public void TheGradientsOfManyPartsKeepTheirDigits() => Assert.Equal(BiasAfterOneStep(parts: 1), BiasAfterOneStep(parts: 64));

    private static float[] BiasAfterOneStep(int parts)
    {
        var network = new LinearNetwork(2, 1, 2);
        network.Parameters[LinearNetwork.Weight].Write(new float[4]);
        network.Parameters[LinearNetwork.Bias].Write(new float[2]);
        float[] targets = [.. Enumerable.Repeat(0.1f, 2 * parts)];
        var trainer = new Trainer(network, new Sgd(), new MeanSquaredError()) { BatchSize = parts, Threads = parts, Epochs = 1, L2 = 0 };
        trainer.Fit(new Dataset(new float[2 * parts], targets, parts));
        var bias = new float[2];
        network.Parameters[LinearNetwork.Bias].Read(bias);
        return bias;
    }

    [Fact]
    public void OfSeveralFailuresThatOfTheFirstPartIsThrown()
    {
        var trainer = new Trainer(new LinearNetwork(2, 1, 2), new Sgd(), new Refusing()) { BatchSize = 8, Threads = 4, Shuffle = false };
        for (var round = 0; round < 20; round++)
        {
            var inputs = new float[16];
            (inputs[8], inputs[12]) = (1e6f, 1e7f);
            var error = Assert.Throws<InvalidTimeZoneException>(() => trainer.Fit(new Dataset(inputs, new float[16], 8)));
            Assert.EndsWith("1000000", error.Message[..error.Message.IndexOf('.', StringComparison.Ordinal)], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ALossThatIsNotFiniteNamesItsStep(int threads)
    {
        var inputs = Samples.Regression(50).Inputs.ToArray();
        inputs[2 * 37] = 1e38f;
        var network = new LinearNetwork(2, 1, 2);
        network.Parameters[LinearNetwork.Weight].Write([10, 10, 10, 10]);
        var before = network.Parameters.Saved();
        var trainer = new Trainer(network, new Adam(), new MeanSquaredError()) { BatchSize = 16, Shuffle = false, Threads = threads };
        var error = Assert.Throws<NonFiniteLossException>(() => trainer.Fit(new Dataset(inputs, Samples.Regression(50).Targets, 50)));
        Assert.Equal((1, 3), (error.Epoch, error.Step));
        Assert.Equal(before, network.Parameters.Saved());
    }

    [Fact]
    public void ThreadsLiveAsLongAsTheFit()
    {
        var ids = new HashSet<int>();
        var trainer = new Trainer(new LinearNetwork(2, 1, 2), new Sgd(), new Noting(ids)) { BatchSize = 6, Threads = 3, Epochs = 20 };
        trainer.Fit(Samples.Regression(60));
        Assert.Equal(Math.Min(3, Environment.ProcessorCount), ids.Count);
        Assert.Contains(Environment.CurrentManagedThreadId, ids);
    }

    [Fact]
    public void MoreThreadsThanSamplesAreNotStarted()
    {
        var ids = new HashSet<int>();
        var trainer = new Trainer(new LinearNetwork(2, 1, 2), new Sgd(), new Noting(ids)) { BatchSize = 2, Threads = 50, Epochs = 2 };
        trainer.Fit(Samples.Regression(5));
        Assert.Equal(Math.Min(2, Environment.ProcessorCount), ids.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(new LinearNetwork(2, 1, 2), new Sgd(), new Huber()) { Threads = 0 });
    }

    [Fact]
    public void AGreatNumberOfThreadsStartsNoMoreThanThereAreProcessors()
    {
        var (ids, sessions) = (new HashSet<int>(), 0);
        var network = new LinearNetwork(2, 1, 2) { Created = _ => sessions++ };
        new Trainer(network, new Sgd(), new Noting(ids)) { BatchSize = int.MaxValue, Threads = int.MaxValue, Epochs = 3 }.Fit(Samples.Regression(1000));
        Assert.InRange(ids.Count, 1, Environment.ProcessorCount);
        Assert.InRange(sessions, 1, 64);
    }

    private sealed class Refusing : Loss
    {
        protected override double ComputeChecked(in LossBatch batch, Span<float> gradients)
        {
            gradients.Clear();
            foreach (var output in batch.Outputs)
            {
                if (Math.Abs(output) > 1e5)
                    throw new InvalidTimeZoneException($"too far: about {(output > 0 ? output : -output) switch { > 5e6f => 10000000, _ => 1000000 }}.");
            }

            return 0;
        }
    }

    private sealed class Noting(HashSet<int> ids) : Loss
    {
        protected override double ComputeChecked(in LossBatch batch, Span<float> gradients)
        {
            gradients.Clear();
            lock (ids)
                ids.Add(Environment.CurrentManagedThreadId);
            return 0;
        }
    }
}
