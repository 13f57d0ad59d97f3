using System.Threading.Tasks;
using Orleans;
using Orleans.Runtime;

namespace Gen.Orleans;

/// <summary>What a silo says about a network.</summary>
[GenerateSerializer]
[Immutable]
internal sealed record NetworkAnswer([property: Id(0)] string? Fault, [property: Id(1)] string Version, [property: Id(2)] int InputChannels);

/// <summary>Speaks for one silo.</summary>
internal interface ISiloGrain : IGrainWithStringKey
{
    /// <summary>Which weights it serves.</summary>
    Task<NetworkAnswer> Describe(string network);

    /// <summary>Replaces them.</summary>
    Task Replace(string network, byte[] weights);
}

/// <summary>Lives on the silo of its key.</summary>
[OnNamedSilo]
internal sealed class SiloGrain(SiloNetworks networks, ILocalSiloDetails silo) : Grain, ISiloGrain
{
    public async Task<NetworkAnswer> Describe(string network)
    {
        try
        {
            var served = await networks.GetAsync(network);
            return new(null, served.Version, served.CreateStream().InputChannels);
        }
        catch (ClusterException e)
        {
            return new($"The silo {silo.Name} ({silo.SiloAddress.Endpoint}) {e.Message}", "", 0);
        }
    }

    public async Task Replace(string network, byte[] weights) => (await networks.GetAsync(network)).Load(weights);
}
