using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Orleans;
using Orleans.Runtime;

namespace Gen.Orleans;

/// <summary>Asks which silos are alive.</summary>
internal static class SiloRoster
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    /// <summary>The addresses of the silos that are alive, in a fixed order; <see langword="null"/> when nobody answers in time.</summary>
    internal static async Task<string[]?> AliveAsync(IGrainFactory grains)
    {
        try
        {
            var hosts = await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true).WaitAsync(s_patience).ConfigureAwait(false);
            return [.. hosts.Where(host => host.Value == SiloStatus.Active).Select(host => host.Key.ToParsableString()).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (IsPassing(e))
        {
            return null;
        }
    }

    /// <summary>Whether a failure comes of a silo or a connection that went, so that another try may succeed.</summary>
    internal static bool IsPassing(Exception e) => e is TimeoutException or OrleansException or SiloUnavailableException
        || e is System.IO.IOException or System.Net.Sockets.SocketException or OperationCanceledException
        || (e is AggregateException all && all.InnerExceptions.All(IsPassing));
}
