using System;
using System.Threading.Tasks;
using ClusterSample;
using Orleans.Hosting;
using Orleans.TestingHost;
using Xunit;

namespace Gen.Orleans.Tests;

/// <summary>Three silos in this process.</summary>
public sealed class InProcess : IAsyncLifetime
{
    private TestCluster? _cluster;

    /// <summary>The cluster.</summary>
    public TestCluster Cluster => _cluster!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var builder = new TestClusterBuilder(3);
        builder.AddSiloBuilderConfigurator<Configurator>();
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Cluster.DisposeAsync();

    private sealed class Configurator : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) => siloBuilder.AddMemoryGrainStorage(GenSilos.Storage).AddGen(Signals.Fill);
    }
}
