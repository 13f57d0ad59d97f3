using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Parsing.Names;
using Microsoft.CodeAnalysis;

namespace Gen.Generator.Parsing;

/// <summary>
/// Counts the layers that blocks come to, those of the blocks inside them included, without reading them at each place: a block that uses another twice, and so on
/// thirty deep, comes to a billion.
/// </summary>
internal sealed class BlockSizes
{
    /// <summary>What a class may have. Some hundred layers already take half a minute to plan.</summary>
    public const int MostLayers = 4096;

    private readonly Dictionary<ISymbol, long> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The layers of a block; of one that contains itself any number.</summary>
    public long Of(INamedTypeSymbol block)
    {
        if (_known.TryGetValue(block, out var known))
            return known;
        _known[block] = 0;
        var layers = GenAttributes.LayersOf(block).Sum(layer => Math.Min(MostLayers + 1L, 1 + GenAttributes.BlocksOf(layer).OfType<INamedTypeSymbol>().Sum(Of)));
        return _known[block] = Math.Min(MostLayers + 1L, layers);
    }
}
