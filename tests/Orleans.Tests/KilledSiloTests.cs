using System;
using System.Threading.Tasks;
using ClusterSample;
using Xunit;

namespace Gen.Orleans.Tests;

/// <summary>Silos as processes, killed at random moments. GEN_CLUSTER_RUNS is the number of runs, without it the test says that it was skipped.</summary>
public sealed class KilledSiloTests(ITestOutputHelper output)
{
    [Fact]
    public async Task WhateverDiesTheBytesAreThoseOfThreads()
    {
        await using var cluster = await ProcessCluster.Start(silos: 3);
        const int Epochs = 12;
        var expected = Training.OnThreads(new SmallFcn(), Epochs);
        var (runs, retried) = (ProcessCluster.Number("GEN_CLUSTER_RUNS", 0), 0);
        Assert.SkipWhen(runs == 0, "Set GEN_CLUSTER_RUNS: a run with a killed silo takes minutes on a busy machine.");
        for (var run = 0; run < runs; run++)
        {
            var random = new Random(run);
            var killer = new Killer(random.Next(1, Epochs * 4), () => cluster.Kill(random), cluster.Join);
            var trainer = Training.OnCluster(cluster.Grains, new SmallFcn(), Epochs, progress: killer);
            Assert.Equal(expected, await trainer.Fit());
            await killer.Joined;
            retried += trainer.Retries;
            output.WriteLine($"run {run}: killed at step {killer.Step}, {trainer.Retries} tries in vain, {trainer.Silos} silos at the end");
        }

        Assert.True(retried > 0, "No step was ever begun again: the kills came too late to test anything.");
    }

    /// <summary>At one step, one silo is killed and another begins.</summary>
    private sealed class Killer(int step, Action kill, Func<Task> join) : IProgress<TrainingProgress>
    {
        private int _steps;

        internal int Step => step;

        internal Task Joined { get; private set; } = Task.CompletedTask;

        public void Report(TrainingProgress value)
        {
            if (++_steps != step)
                return;
            Joined = Task.Run(join);
            kill();
        }
    }
}
