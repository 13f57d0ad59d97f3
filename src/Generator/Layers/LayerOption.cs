using Gen.Generator.Model;

namespace Gen.Generator.Layers;

/// <summary>An option of a layer as text.</summary>
/// <param name="Name">The property of the attribute.</param>
/// <param name="Value">Its value, the default where none is given.</param>
/// <param name="IsDefault">Whether it is known to be the default.</param>
internal sealed record LayerOption(string Name, string Value, bool IsDefault);

/// <summary>A layer as it was declared, for the network's description.</summary>
/// <param name="Kind">The attribute's name.</param>
/// <param name="Options">The options in the order of reading.</param>
internal sealed record LayerDeclaration(string Kind, EquatableArray<LayerOption> Options)
{
    /// <summary>Of layers that are parts of others.</summary>
    public static readonly LayerDeclaration None = new("", EquatableArray.Of<LayerOption>());
}
