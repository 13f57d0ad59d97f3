using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Gen.Orleans;

/// <summary>The weights of a network that were last published. The key is its name.</summary>
internal interface IWeightsGrain : IGrainWithStringKey
{
    /// <summary>The weights; empty where none were published.</summary>
    [AlwaysInterleave]
    Task<byte[]> Get();

    /// <summary>Writes weights down and gives them to all silos.</summary>
    /// <returns>Why not, as a sentence.</returns>
    Task<string?> Publish(byte[] weights);
}

/// <summary>What it keeps.</summary>
[GenerateSerializer]
internal sealed class WeightsState
{
    /// <summary>A safetensors file.</summary>
    [Id(0)]
    public byte[] Weights { get; set; } = [];
}

/// <summary>Writes weights down before it gives them to the silos: one that joins meanwhile asks for them.</summary>
internal sealed class WeightsGrain(
    [PersistentState("weights", GenSilos.Storage)] IPersistentState<WeightsState> state, SiloCatalog catalog) : Grain, IWeightsGrain
{
    public Task<byte[]> Get() => Task.FromResult(state.State.Weights);

    public async Task<string?> Publish(byte[] weights)
    {
        var name = this.GetPrimaryKeyString();
        try
        {
            catalog.Network(name).Create().Load(new MemoryStream(weights));
        }
        catch (Exception e) when (e is InvalidDataException or ClusterException)
        {
            return $"The weights do not fit '{name}': {e.Message}";
        }

        state.State.Weights = weights;
        await state.WriteStateAsync();
        var silos = await SiloRoster.AliveAsync(GrainFactory) ?? [];
        await Task.WhenAll(silos.Select(silo => GrainFactory.GetGrain<ISiloGrain>(SiloPlacement.Key("gen", silo)).Replace(name, weights)));
        return null;
    }
}
