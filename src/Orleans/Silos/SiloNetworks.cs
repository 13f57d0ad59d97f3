using System;
using System.Collections.Concurrent;
using System.IO;
using System.Threading.Tasks;
using Orleans;

namespace Gen.Orleans;

/// <summary>One copy of each network that a silo serves streams of, shared by all of them.</summary>
internal sealed class SiloNetworks(SiloCatalog catalog, IGrainFactory grains)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ServedNetwork>>> _networks = new(StringComparer.Ordinal);

    /// <summary>The network with the weights that were last published, or as its silo makes it where none were.</summary>
    /// <exception cref="ClusterException">The silo does not know it, or it cannot stream.</exception>
    internal async Task<ServedNetwork> GetAsync(string name)
    {
        var served = _networks.GetOrAdd(name, key => new(() => Open(key)));
        try
        {
            return await served.Value;
        }
        catch
        {
            _networks.TryRemove(new(name, served));
            throw;
        }
    }

    private async Task<ServedNetwork> Open(string name)
    {
        var entry = catalog.Network(name);
        if (entry.Stream is null)
            throw new ClusterException($"knows no streams of '{name}': give AddNetwork a way to make one.");
        var served = new ServedNetwork(entry.Create(), entry.Stream);
        served.Load(await grains.GetGrain<IWeightsGrain>(name).Get());
        return served;
    }
}

/// <summary>A network that streams share.</summary>
internal sealed class ServedNetwork(INetwork network, Func<INetwork, INetworkStream> stream)
{
    /// <summary>What names its weights.</summary>
    internal string Version { get; private set; } = Fleet.VersionOf(network);

    internal INetwork Network => network;

    internal INetworkStream CreateStream() => stream(network);

    /// <summary>Replaces the weights at once; each push sees the old ones or the new ones.</summary>
    internal void Load(byte[] weights)
    {
        if (weights.Length == 0)
            return;
        network.Load(new MemoryStream(weights));
        Version = Fleet.VersionOf(network);
    }
}
