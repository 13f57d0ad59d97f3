using System.Collections.Generic;
using Gen.Generator.Diagnostics;
using Gen.Generator.Layers;

namespace Gen.Generator.Parsing;

/// <summary>A layer as it stands in the source: its attribute, its name and where its problems go.</summary>
internal sealed class DeclaredLayer(LayerEntry entry, AttributeReader attribute, string defaultName, List<DiagnosticInfo> found)
{
    public AttributeReader Attribute { get; } = attribute;

    public Problems Problems { get; } = new(attribute, found);

    /// <summary>The name given, or else the kind and its ordinal.</summary>
    public string Name { get; set; } = defaultName;

    /// <summary>The name given, where there is one.</summary>
    public string? GivenName => Attribute.Values.TryGetValue("Name", out var name) ? name as string : null;

    /// <summary>Reads the layer from its arguments.</summary>
    public Layer Read()
    {
        foreach (var (argument, type) in Attribute.InaccessibleTypes)
            Problems.Report(Descriptors.Inaccessible, argument, Name, argument, type);
        return entry.Read(new LayerArguments(Name, Attribute.Values, Problems));
    }
}
