using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ClusterSample;
using Xunit;

namespace Gen.Orleans.Tests;

public sealed class SweepTests(InProcess silos) : IClassFixture<InProcess>
{
    [Fact]
    public async Task EveryTrialIsWhatATrainingAloneGives()
    {
        var sweep = new Sweep(silos.Cluster.GrainFactory, "grid", "small")
        {
            Trials = Sweep.Grid(("rate", [1e-3, 1e-2]), ("seed", [1, 2])), Epochs = 3,
        };
        var rows = await sweep.RunAsync();
        Assert.Equal(4, rows.Count);
        Assert.All(rows, row => Assert.Equal(Alone(row.Parameters, 3), (row.Fault, row.IsDone, row.Epoch, row.Weights)));
        Assert.Equal(rows.Select(row => row.Weights), (await Sweep.TableAsync(silos.Cluster.GrainFactory, "grid")).Select(row => row.Weights));
    }

    [Fact]
    public async Task HalvingGivesTheBestMoreEpochs()
    {
        var sweep = new Sweep(silos.Cluster.GrainFactory, "halving", "small") { Trials = Sweep.Random(4, 1, ("rate", 1e-4, 1e-2), ("seed", 1, 1)), Epochs = 4, Halving = 2 };
        Assert.Equal([(1, 2), (2, 1), (4, 1)], sweep.Rungs());
        var rows = await sweep.RunAsync();
        Assert.Equal([1, 1, 2, 4], rows.Select(row => row.Epoch).Order());
        var best = rows.Single(row => row.Epoch == 4);
        Assert.Equal(Alone(best.Parameters, 4).Weights, best.Weights);
    }

    [Fact]
    public async Task ARecipeThatNobodyKnowsIsEachTrialsFault()
    {
        var rows = await new Sweep(silos.Cluster.GrainFactory, "unknown", "nothing") { Trials = Sweep.Grid(("rate", [1])) }.RunAsync();
        Assert.StartsWith("knows no training 'nothing'", rows[0].Fault, StringComparison.Ordinal);
    }

    internal static (string? Fault, bool IsDone, int Epoch, string Weights) Alone(IReadOnlyDictionary<string, double> parameters, int epochs)
    {
        var network = new SmallFcn((int)parameters["seed"]);
        new Trainer(network, new Adam { LearningRate = parameters["rate"] }, new CrossEntropy()) { Epochs = epochs, Seed = (int)parameters["seed"] }
            .Fit(Signals.Load("160/1"), Signals.Load("80/2"));
        return (null, true, epochs, Fleet.VersionOf(network));
    }
}
