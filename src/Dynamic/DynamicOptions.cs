using System;
using System.Collections.Generic;
using System.IO;

namespace Gen;

/// <summary>How <see cref="DynamicNetwork"/> compiles.</summary>
public sealed record DynamicOptions
{
    /// <summary>The network to make, where the source declares several: the class's full name. Default: the one network that there is.</summary>
    public string? TypeName { get; init; }

    /// <summary>Where the random numbers of the parameters start. Default: 0.</summary>
    public int Seed { get; init; }

    /// <summary>Whether the network can be trained. Default: true; without it less is compiled.</summary>
    public bool Training { get; init; } = true;

    /// <summary>The instruction sets to emit, from the best. Default: the one that this process uses.</summary>
    public IReadOnlyList<string> InstructionSets { get; init; } = [NameOf(Gen.InstructionSets.Current)];

    /// <summary>
    /// Where compiled networks are kept, by the hash of all that goes into them. Default: <c>gen/dynamic</c> in the user's folder of local data;
    /// <see langword="null"/> keeps none.
    /// </summary>
    public string? CacheFolder { get; init; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "gen", "dynamic");

    private static string NameOf(InstructionSet set) => set.ToString().ToLowerInvariant();
}
