using System.Linq;

namespace Gen.Generator.Model;

/// <summary>The networks that a project's code uses as streams, or for signals of any length.</summary>
/// <param name="Names">Their full names, in ordinal order; an empty name where the code does not say which network it means.</param>
internal sealed record StreamedNetworks(EquatableArray<string> Names)
{
    /// <summary>Whether a network is among them, or may be.</summary>
    public bool Has(string network) => Names.Any(name => name.Length == 0 || name == network);
}
