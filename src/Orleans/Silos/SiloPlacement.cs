using System;
using System.Threading.Tasks;
using Orleans;
using Orleans.Placement;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Gen.Orleans;

/// <summary>The grain lives on the silo whose address ends its key, behind a bar, and nowhere else.</summary>
[GenerateSerializer]
[Immutable]
internal sealed class SiloPlacement : PlacementStrategy
{
    /// <summary>The key of the grain on a silo.</summary>
    internal static string Key(string name, string silo) => $"{name}|{silo}";
}

/// <summary>Places a grain on the silo that its key names.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnNamedSiloAttribute() : PlacementAttribute(new SiloPlacement());

/// <summary>Finds the silo of a key.</summary>
internal sealed class SiloPlacementDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var key = target.GrainIdentity.Key.ToString()!;
        var silo = SiloAddress.FromParsableString(key[(key.LastIndexOf('|') + 1)..]);
        return Array.IndexOf(context.GetCompatibleSilos(target), silo) >= 0
            ? Task.FromResult(silo)
            : throw new SiloUnavailableException($"The silo {silo} is not there any more.");
    }
}
