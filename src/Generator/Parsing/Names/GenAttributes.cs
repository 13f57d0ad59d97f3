using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Gen.Generator.Layers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Generator.Parsing.Names;

/// <summary>Tells the runtime's own attributes and types from all others.</summary>
internal static class GenAttributes
{
    public const string Input = "Gen.InputAttribute";
    public const string InputName = "Input";
    private const string Weights = "WeightsAttribute";
    private const string Numerics = "NumericsAttribute";
    private const string Network = "NetworkAttribute";

    /// <summary>The attribute that names the file of the weights.</summary>
    public static AttributeData? WeightsOf(INamedTypeSymbol type) => NamedOf(type, Weights).FirstOrDefault();

    /// <summary>The attribute that says how freely sums may be rearranged.</summary>
    public static AttributeData? NumericsOf(INamedTypeSymbol type) => NamedOf(type, Numerics).FirstOrDefault();

    /// <summary>The attribute that says what is emitted.</summary>
    public static AttributeData? NetworkOf(INamedTypeSymbol type) => NamedOf(type, Network).FirstOrDefault();

    /// <summary>The attributes that mean something on networks only.</summary>
    public static IEnumerable<AttributeData> NetworkOptionsOf(INamedTypeSymbol type) => NamedOf(type, Weights, Numerics, Network);

    /// <summary>All attributes that are read, those of other libraries left out.</summary>
    public static IEnumerable<AttributeData> AllOf(INamedTypeSymbol type) => InputsOf(type).Concat(LayersOf(type)).Concat(NetworkOptionsOf(type));

    /// <summary>The declarations of the inputs in source order: the first one, and further ones with names.</summary>
    public static IEnumerable<AttributeData> InputsOf(INamedTypeSymbol type) =>
        NamedOf(type, "InputAttribute");

    /// <summary>The attributes that declare layers, declaration after declaration and in source order within each.</summary>
    public static IReadOnlyList<AttributeData> LayersOf(INamedTypeSymbol type)
    {
        var attributes = type.GetAttributes();
        // Without one of ours among them, the namespace is what the compiler lacks, not the name.
        var isOurs = attributes.Any(attribute => IsGen(attribute.AttributeClass));
        return [.. attributes.Where(attribute => isOurs && EntryOf(attribute) is not null)];
    }

    /// <summary>
    /// The table's entry of a layer's attribute, or <see langword="null"/> for any other. One that the compiler does not know but that has another library's
    /// name for a layer is that layer, of which nothing can be read.
    /// </summary>
    public static LayerEntry? EntryOf(AttributeData attribute) => attribute.AttributeClass switch
    {
        IErrorTypeSymbol unknown => ForeignNames.LayerOf(unknown.Name) is { } meant ? LayerTable.Find(meant + "Attribute") : null,
        { } known when IsGen(known) => LayerTable.Find(known.Name),
        _ => null,
    };

    /// <summary>Whether the compiler does not know an attribute of a class, so that it may be a layer or not.</summary>
    public static bool HasUnknown(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => attribute.AttributeClass is IErrorTypeSymbol);

    /// <summary>An attribute that the compiler does not know and that is probably meant to be the input.</summary>
    public static AttributeData? MisspeltInputOf(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is IErrorTypeSymbol unknown && ForeignNames.LayerOf(unknown.Name) == InputName);

    /// <summary>The attribute's text; none where it stands in another assembly.</summary>
    public static AttributeSyntax? SyntaxOf(AttributeData attribute, CancellationToken token) =>
        (AttributeSyntax?)attribute.ApplicationSyntaxReference?.GetSyntax(token);

    /// <summary>The declaration that an attribute stands on.</summary>
    public static SyntaxNode? DeclarationOf(AttributeData attribute, CancellationToken token) =>
        SyntaxOf(attribute, token)?.Parent!.Parent;

    /// <summary>The blocks that a class is made of.</summary>
    public static IEnumerable<INamedTypeSymbol> BlocksOf(INamedTypeSymbol type) =>
        LayersOf(type).SelectMany(BlocksOf).OfType<INamedTypeSymbol>();

    /// <summary>The blocks that an attribute names, as it names them.</summary>
    public static IEnumerable<ITypeSymbol> BlocksOf(AttributeData attribute) => attribute.AttributeClass!.TypeArguments;

    /// <summary>A class's name among all classes.</summary>
    public static string KeyOf(INamedTypeSymbol type) => type.OriginalDefinition.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>What keeps a type from initialising parameters, in words, which are none where it only is something else; null where nothing does. An interface or an open generic cannot be called statically.</summary>
    public static string? WhyNoInitializer(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "an interface",
        INamedTypeSymbol { IsUnboundGenericType: true } => "without its type arguments",
        { TypeKind: TypeKind.Class or TypeKind.Struct } when type.AllInterfaces.Any(face => face.Name == "IInitializer" && IsGen(face)) => null,
        _ => "",
    };

    private static IEnumerable<AttributeData> NamedOf(INamedTypeSymbol type, params string[] names) =>
        type.GetAttributes().Where(attribute => IsGen(attribute.AttributeClass) && names.Contains(attribute.AttributeClass!.Name));

    private static bool IsGen(INamedTypeSymbol? type) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "Gen", ContainingNamespace.IsGlobalNamespace: true } };
}
