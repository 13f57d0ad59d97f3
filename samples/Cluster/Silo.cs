using System;
using System.Globalization;
using System.Threading.Tasks;
using Gen.Orleans;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;

namespace ClusterSample;

/// <summary>A silo as a process.</summary>
internal static class Silo
{
    /// <summary>Serves until the process ends.</summary>
    internal static async Task<int> RunAsync(string redis, string siloPort, string gatewayPort, string cluster)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.UseOrleans(silo => silo.UseGenRedis(redis, Number(siloPort), Number(gatewayPort), Signals.Fill, cluster: cluster));
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine($"silo {siloPort} is ready");
        await host.WaitForShutdownAsync();
        return 0;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
