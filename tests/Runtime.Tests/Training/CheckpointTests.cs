using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Xunit;

namespace Gen.Tests;

/// <summary>A run that is interrupted anywhere and resumed by a new network and a new trainer ends as if nothing had happened.</summary>
public sealed class CheckpointTests : IDisposable
{
    // 50 samples in batches of 16: three full ones and one of 2.
    private const int Batches = 4;
    private const int Epochs = 4;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Runs => ["plain", "threads", "schedule", "best", "stopping", "ordered", "average", "balanced"];

    private string FilePath => Path.Combine(_folder.Path, "run.checkpoint");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Runs))]
    public void ItEndsInTheSameBytes(string kind)
    {
        var expected = Run(kind, new Checkpoint(FilePath) { EverySteps = 1 });
        if (kind == "best")
            Assert.InRange(expected.History.BestEpoch!.Value, 1, Epochs - 1);
        for (var stop = 1; stop < expected.History.Epochs.Count * Batches; stop++)
        {
            File.Delete(FilePath);
            Assert.True(Interrupted(kind, new Checkpoint(FilePath) { EverySteps = 1 }, stop));
            var actual = Run(kind, new Checkpoint(FilePath) { EverySteps = 1, Resume = true });
            Assert.Equal(expected.Weights, actual.Weights);
            Assert.Equal(expected.File, actual.File);
            Assert.Equal(expected.History.BestEpoch, actual.History.BestEpoch);
            Assert.Equal(
                expected.History.Epochs.Select(epoch => epoch with { Elapsed = default }),
                actual.History.Epochs.Select(epoch => epoch with { Elapsed = default }));
        }
    }

    [Fact]
    public void CheckpointsOfEpochsLoseAtMostOne()
    {
        var expected = Run("schedule", new Checkpoint(FilePath) { EveryEpochs = 2 });
        File.Delete(FilePath);
        Assert.True(Interrupted("schedule", new Checkpoint(FilePath) { EveryEpochs = 2 }, 3 * Batches - 1));
        var reports = new List<int>();
        var actual = Run("schedule", new Checkpoint(FilePath) { EveryEpochs = 2, Resume = true }, report => reports.Add(report.Epoch));
        Assert.Equal(expected.Weights, actual.Weights);
        Assert.Equal(expected.File, actual.File);
        Assert.Equal([3, 4], reports.Distinct());
    }

    [Fact]
    public void TheyAreWrittenWhenTheyAreDue()
    {
        List<int> WrittenAfter(int everyEpochs, int everySteps)
        {
            File.Delete(FilePath);
            var (written, steps) = (new List<int>(), 0);
            var last = Array.Empty<byte>();
            // The report of a step comes before the checkpoint that holds it.
            void Look()
            {
                var now = File.Exists(FilePath) ? File.ReadAllBytes(FilePath) : [];
                if (!now.SequenceEqual(last))
                    written.Add(steps);
                last = now;
            }

            Run("plain", new Checkpoint(FilePath) { EveryEpochs = everyEpochs, EverySteps = everySteps }, _ =>
            {
                Look();
                steps++;
            });
            Look();
            return written;
        }

        Assert.Equal([4, 8, 12, 16], WrittenAfter(1, 0));
        Assert.Equal([12, 16], WrittenAfter(3, 0));
        Assert.Equal([5, 8, 10, 15, 16], WrittenAfter(2, 5));
        Assert.Equal([16], WrittenAfter(0, 0));
    }

    [Fact]
    public void AFinishedRunIsNotRunAgain()
    {
        var expected = Run("best", new Checkpoint(FilePath));
        var reports = 0;
        var again = Run("best", new Checkpoint(FilePath) { Resume = true }, _ => reports++);
        Assert.Equal(0, reports);
        Assert.Equal(expected.Weights, again.Weights);
        Assert.Equal(expected.File, again.File);
        Assert.Equal(expected.History.BestEpoch, again.History.BestEpoch);
    }

    [Fact]
    public void AStoppedRunStaysStopped()
    {
        var expected = Run("stopping", new Checkpoint(FilePath));
        Assert.InRange(expected.History.Epochs.Count, 1, Epochs - 1);
        var reports = 0;
        Assert.Equal(expected.Weights, Run("stopping", new Checkpoint(FilePath) { Resume = true }, _ => reports++).Weights);
        Assert.Equal(0, reports);
    }

    [Fact]
    public void MoreEpochsGoOnWhereFewerEnded()
    {
        var expected = Run("plain", new Checkpoint(FilePath));
        File.Delete(FilePath);
        Run("plain", new Checkpoint(FilePath), epochs: 2);
        var actual = Run("plain", new Checkpoint(FilePath) { Resume = true });
        Assert.Equal(expected.Weights, actual.Weights);
        Assert.Equal(expected.File, actual.File);

        var error = Assert.Throws<InvalidDataException>(() => Run("plain", new Checkpoint(FilePath) { Resume = true }, epochs: 3));
        Assert.Contains("has 4 epochs behind it, but the trainer's Epochs is 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutResumeTrainingBeginsAnew()
    {
        var expected = Run("plain", new Checkpoint(FilePath));
        Assert.Equal(expected.Weights, Run("plain", new Checkpoint(FilePath)).Weights);
        File.WriteAllText(FilePath, "something else");
        Assert.Equal(expected.File, Run("plain", new Checkpoint(FilePath)).File);
    }

    [Fact]
    public void WhatAKilledProcessLeftIsOverwritten()
    {
        File.WriteAllBytes(FilePath + ".tmp", new byte[100_000]);
        var expected = Run("plain", new Checkpoint(FilePath));
        Assert.False(File.Exists(FilePath + ".tmp"));
        Assert.Equal(expected.Weights, Run("plain", new Checkpoint(FilePath) { Resume = true }).Weights);
    }

    [Fact]
    public void AFolderThatIsNotThereIsRefusedBeforeTraining()
    {
        var (network, data) = (Network(), Samples.Classes(50, 3));
        var before = network.Parameters.Saved();
        var trainer = new Trainer(network, new Adam(), new CrossEntropy()) { Checkpoint = new Checkpoint(Path.Combine(_folder.Path, "none", "file")) };
        Assert.Throws<DirectoryNotFoundException>(() => trainer.Fit(data));
        Assert.Equal(before, network.Parameters.Saved());
        Assert.Throws<ArgumentException>(() => new Checkpoint(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Checkpoint("a") { EveryEpochs = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Checkpoint("a") { EverySteps = -1 });
    }

    private static LinearNetwork Network(int seed = 7) => new(3, 1, 3, seed) { EndsInSoftmax = true };

    /// <summary>A new network, with a seed of its own where a checkpoint is there to replace its parameters.</summary>
    private static Trainer Create(string kind, Checkpoint checkpoint, Action<TrainingProgress>? progress, int epochs)
    {
        var resumes = checkpoint.Resume && File.Exists(checkpoint.Path);
        var network = Network(resumes ? 99 : 7);
        Optimizer optimizer = kind switch
        {
            "schedule" => new RmsProp { Centered = true, Momentum = 0.9, LearningRate = 0.1 },
            "best" or "stopping" => new Sgd { LearningRate = kind == "best" ? 500 : 1e-6, Momentum = 0.5 },
            "ordered" => new Adadelta(),
            _ => new Adam { LearningRate = 0.05 },
        };
        return new Trainer(network, optimizer, new CrossEntropy())
        {
            Epochs = epochs, BatchSize = 16, Seed = 5, Checkpoint = checkpoint, L2 = 1e-3,
            Progress = progress is null ? null : new ProgressHandler(progress),
            Threads = kind == "threads" ? 3 : 1,
            Shuffle = kind != "ordered",
            AverageKept = kind == "average" ? 0.9 : null,
            ClassBalanced = kind == "balanced",
            // The best epoch comes before the rate has become much too high.
            Schedule = kind switch
            {
                "schedule" => new Warmup { Epochs = 1, Then = new ReduceOnPlateau { Patience = 1, MinDelta = 0.2 } },
                "best" => new Warmup { Epochs = 4 },
                _ => null,
            },
            KeepBest = kind == "best" ? Metric.ValidationLoss : null,
            EarlyStopping = kind == "stopping" ? new EarlyStopping { Patience = 2, MinDelta = 0.1 } : null,
        };
    }

    private static (byte[] Weights, byte[] File, TrainingHistory History) Run(
        string kind, Checkpoint checkpoint, Action<TrainingProgress>? progress = null, int epochs = Epochs)
    {
        var trainer = Create(kind, checkpoint, progress, epochs);
        var history = trainer.Fit(Samples.Classes(50, 3), Samples.Classes(20, 3, seed: 2));
        return (trainer.Network.Parameters.Saved(), File.ReadAllBytes(checkpoint.Path), history);
    }

    /// <returns>Whether the run was stopped before it ended by itself.</returns>
    private static bool Interrupted(string kind, Checkpoint checkpoint, int afterSteps)
    {
        using var source = new CancellationTokenSource();
        var steps = 0;
        var trainer = Create(kind, checkpoint, _ =>
        {
            if (++steps == afterSteps)
                source.Cancel();
        }, Epochs);
        try
        {
            trainer.Fit(Samples.Classes(50, 3), Samples.Classes(20, 3, seed: 2), source.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }
}
