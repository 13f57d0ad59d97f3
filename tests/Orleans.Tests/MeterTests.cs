using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Threading.Tasks;
using ClusterSample;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xunit;

namespace Gen.Orleans.Tests;

public sealed class MeterTests(InProcess silos) : IClassFixture<InProcess>
{
    /// <summary>Four steps an epoch. Three silos: at least two sums come from another one, each of all trainable values.</summary>
    [Fact]
    public async Task StepsAndBytesAreCounted()
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == GenMeters.Name)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            lock (counts)
                counts[instrument.Name] = counts.GetValueOrDefault(instrument.Name) + value;
        });
        listener.Start();
        await Training.OnCluster(silos.Cluster.GrainFactory, new SmallFcn(), epochs: 2).Fit();
        Assert.True(counts["gen.steps"] >= 8, $"{counts["gen.steps"]} steps");
        Assert.True(counts["gen.reductions"] >= 16, $"{counts["gen.reductions"]} sums");
        Assert.True(counts["gen.reduction.bytes"] > 0);
    }

    [Fact]
    public async Task ABreathingClusterIsHealthy()
    {
        var result = await new ClusterHealthCheck(silos.Cluster.GrainFactory).CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);
        Assert.Equal(HealthStatus.Healthy, result.Status);
        Assert.Equal($"{silos.Cluster.Silos.Count} silos are alive.", result.Description);
    }

    [Fact]
    public async Task HalvesOnTheWireDoNotDependOnTheSilos()
    {
        var first = await Training.OnCluster(silos.Cluster.GrainFactory, new SmallFcn(), shards: 6, bfloat16: true).Fit();
        await silos.Cluster.StartAdditionalSiloAsync();
        Assert.Equal(first, await Training.OnCluster(silos.Cluster.GrainFactory, new SmallFcn(), shards: 6, bfloat16: true).Fit());
        Assert.NotEqual(Training.OnThreads(new SmallFcn(), shards: 6), first);
    }
}
