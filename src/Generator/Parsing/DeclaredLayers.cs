using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Gen.Generator.Diagnostics;
using Gen.Generator.Layers;
using Gen.Generator.Parsing.Names;
using Gen.Generator.Parsing.Symbols;
using Gen.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Gen.Generator.Parsing;

/// <summary>The layers of a class in source order, each with its name.</summary>
internal static class DeclaredLayers
{
    /// <summary>Reads them, or reports that they stand on several declarations, which have no order.</summary>
    public static IReadOnlyList<DeclaredLayer>? Read(INamedTypeSymbol type, List<DiagnosticInfo> found, CancellationToken token)
    {
        var attributes = GenAttributes.LayersOf(type);
        var elsewhere = attributes.FirstOrDefault(attribute =>
            GenAttributes.DeclarationOf(attribute, token) != GenAttributes.DeclarationOf(attributes[0], token));
        if (elsewhere is not null)
        {
            new Problems(new AttributeReader(elsewhere, token), found).Report(Descriptors.SeveralDeclarations, null, type.Name);
            return null;
        }

        var layers = Number(attributes, found, token).ToList();
        // Behind an attribute that the compiler cannot read the names are as unknown as the shapes.
        LayerNames.Assign(layers.TakeWhile(layer => !layer.Attribute.HasErrors), type.Name);
        new SignalNames(layers, InputsOf(type, found, token), isNetwork: GenAttributes.InputsOf(type).Any()).Check();
        return layers;
    }

    /// <summary>The inputs that have names.</summary>
    private static IEnumerable<(string Name, Problems Problems)> InputsOf(INamedTypeSymbol type, List<DiagnosticInfo> found, CancellationToken token) =>
        GenAttributes.InputsOf(type).Select(input => new AttributeReader(input, token)).Where(input => input.Values.ContainsKey("Name"))
            .Select(input => (input.Values["Name"] as string ?? "", new Problems(input, found)));

    private static IEnumerable<DeclaredLayer> Number(IEnumerable<AttributeData> attributes, List<DiagnosticInfo> found, CancellationToken token)
    {
        var ordinals = new Dictionary<string, int>();
        foreach (var attribute in attributes)
        {
            var entry = GenAttributes.EntryOf(attribute)!;
            ordinals.TryGetValue(entry.Kind, out var earlier);
            ordinals[entry.Kind] = earlier + 1;
            found.AddRange(MisspeltNames.Find(attribute, token));
            yield return new(entry, new AttributeReader(attribute, token), $"{entry.Kind}_{Literal.Of(earlier + 1)}", found);
        }
    }
}
