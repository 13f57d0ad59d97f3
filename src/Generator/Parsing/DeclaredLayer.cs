using System.Collections.Generic;
using Gen.Generator.Diagnostics;
using Gen.Generator.Layers;
using Gen.Generator.Layers.Blocks;
using Gen.Generator.Model;
using Gen.Generator.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Gen.Generator.Parsing;

/// <summary>A layer as it stands in the source: its attribute, its name and where its problems go.</summary>
internal sealed class DeclaredLayer(LayerEntry entry, AttributeReader attribute, string defaultName, List<DiagnosticInfo> found)
{
    public LayerEntry Entry { get; } = entry;

    public AttributeReader Attribute { get; } = attribute;

    public Problems Problems { get; } = new(attribute, found);

    /// <summary>The name given, or else the kind and its ordinal.</summary>
    public string Name { get; set; } = defaultName;

    /// <summary>The name given, where there is one.</summary>
    public string? GivenName => Attribute.Values.TryGetValue("Name", out var name) ? name as string : null;

    /// <summary>Reads the layer from its arguments.</summary>
    /// <param name="fullName">Its name behind that of the place where it stands.</param>
    /// <param name="branches">The blocks that it is made of.</param>
    /// <param name="compilation">The project whose code is to name its types.</param>
    public Layer Read(string fullName, IReadOnlyList<Branch> branches, Compilation compilation)
    {
        foreach (var (argument, type) in Attribute.NamedTypes)
        {
            if (NamedTypes.WhyNot(type, compilation) is { } reason)
                Problems.Report(Descriptors.Inaccessible, argument, fullName, argument, type.Name, reason);
        }

        var arguments = new LayerArguments(fullName, Attribute.Values, Problems, branches, fullName.Substring(0, fullName.Length - Name.Length));
        return Entry.Read(arguments) with { Declaration = new(Entry.Type, arguments.Options.ToEquatable()) };
    }
}
