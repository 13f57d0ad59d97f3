using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Xunit;

namespace Gen.Orleans.Tests;

/// <summary>Redis, silos as processes, and a client in this one.</summary>
internal sealed class ProcessCluster : IAsyncDisposable
{
    private readonly RedisServer _redis;
    private readonly List<SiloProcess> _silos = [];
    private IHost? _client;

    private ProcessCluster(RedisServer redis) => _redis = redis;

    internal IGrainFactory Grains => _client!.Services.GetRequiredService<IGrainFactory>();

    /// <summary>A number from the environment, for runs that are longer than a build should take.</summary>
    internal static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    internal static async Task<ProcessCluster> Start(int silos)
    {
        if (RedisServer.Program is null)
            Assert.Skip("redis-server is not installed: silos as processes are not tested.");
        var cluster = new ProcessCluster(RedisServer.Start());
        try
        {
            await cluster.Begin(silos);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    private async Task Begin(int silos)
    {
        await Task.WhenAll(Enumerable.Range(0, silos).Select(_ => Join()));
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client => client.UseGenRedis(_redis.Address));
        _client = builder.Build();
        await _client.StartAsync();
    }

    internal async Task Join()
    {
        var silo = await SiloProcess.Start(_redis);
        lock (_silos)
            _silos.Add(silo);
    }

    /// <summary>Kills one of those that live.</summary>
    internal void Kill(Random random)
    {
        lock (_silos)
        {
            var chosen = random.Next(_silos.Count);
            _silos[chosen].Kill();
            _silos[chosen].Dispose();
            _silos.RemoveAt(chosen);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            try
            {
                await _client.StopAsync(new System.Threading.CancellationToken(canceled: true));
            }
            catch (OperationCanceledException)
            {
                // It need not say goodbye to silos that end with it.
            }

            _client.Dispose();
        }

        foreach (var silo in _silos)
            silo.Dispose();
        _redis.Dispose();
    }
}
