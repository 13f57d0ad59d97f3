using System;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using StackExchange.Redis;

namespace Gen.Orleans;

/// <summary>Sets up silos and clients.</summary>
public static class GenSilos
{
    /// <summary>The name of the grain storage that streams, weights and sweeps use.</summary>
    public const string Storage = "Gen";

    /// <summary>Makes a silo serve trainings, streams and sweeps of the networks that the catalog names. It needs a grain storage named <see cref="Storage"/>.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="fill">Adds networks, loaders, losses and recipes.</param>
    public static ISiloBuilder AddGen(this ISiloBuilder silo, Action<SiloCatalog> fill)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(fill);
        var catalog = new SiloCatalog();
        fill(catalog);
        silo.Services.AddSingleton(catalog);
        silo.Services.AddSingleton<SiloNetworks>();
        silo.Services.AddSingleton<TrialSlots>();
        silo.Services.AddPlacementDirector<SiloPlacement, SiloPlacementDirector>();
        return silo;
    }

    /// <summary>One process that is silo and client, with everything in its memory: to try things, and for one machine.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="fill">Adds networks, loaders, losses and recipes.</param>
    public static ISiloBuilder UseGenLocalhost(this ISiloBuilder silo, Action<SiloCatalog> fill) =>
        silo.UseLocalhostClustering().AddMemoryGrainStorage(Storage).AddGen(fill);

    /// <summary>A silo whose membership and state are in Redis.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="redis">The server, as <c>host:port</c> with StackExchange.Redis' options behind it.</param>
    /// <param name="address">The address that the other silos and the clients reach it by. Default: 127.0.0.1.</param>
    /// <param name="siloPort">For other silos.</param>
    /// <param name="gatewayPort">For clients.</param>
    /// <param name="fill">Adds networks, loaders, losses and recipes.</param>
    /// <param name="cluster">The cluster's name. Clusters of other names on the same server do not meet.</param>
    public static ISiloBuilder UseGenRedis(
        this ISiloBuilder silo, string redis, int siloPort, int gatewayPort, Action<SiloCatalog> fill, IPAddress? address = null, string cluster = "gen")
    {
        ArgumentNullException.ThrowIfNull(silo);
        return silo
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster, cluster))
            .ConfigureEndpoints(address ?? IPAddress.Loopback, siloPort, gatewayPort)
            .Configure<ClusterMembershipOptions>(FindDeathsSoon)
            .UseRedisClustering(options => options.ConfigurationOptions = ConfigurationOptions.Parse(redis))
            .AddRedisGrainStorage(Storage, options => options.ConfigurationOptions = ConfigurationOptions.Parse(redis))
            .AddGen(fill);
    }

    /// <summary>A client of such silos.</summary>
    /// <param name="client">The client.</param>
    /// <param name="redis">As for the silos.</param>
    /// <param name="cluster">As for the silos.</param>
    public static IClientBuilder UseGenRedis(this IClientBuilder client, string redis, string cluster = "gen")
    {
        ArgumentNullException.ThrowIfNull(client);
        return client
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster, cluster))
            .Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2))
            .UseRedisClustering(options => options.ConfigurationOptions = ConfigurationOptions.Parse(redis));
    }

    /// <summary>A silo that says nothing for some seconds is given up. Orleans' own default is ten seconds and more.</summary>
    private static void FindDeathsSoon(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        options.MaxProbeTimeout = TimeSpan.FromSeconds(2);
        options.NumMissedProbesLimit = 3;
        options.NumVotesForDeathDeclaration = 1;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
    }
}
