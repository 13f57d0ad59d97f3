using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Gen.Generator.Diagnostics;
using Gen.Generator.Layers;
using Gen.Generator.Model;
using Gen.Generator.Parsing.Constants;
using Gen.Generator.Parsing.Names;
using Gen.Generator.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Generator.Parsing;

/// <summary>A class with layers and no input: a block, or a network that lacks something.</summary>
/// <param name="Type">The class.</param>
/// <param name="Uses">The blocks that it is made of.</param>
/// <param name="Diagnostics">What is wrong inside it.</param>
/// <param name="Unused">What to say where nothing uses it, if anything.</param>
internal sealed record LooseResult(string Type, EquatableArray<string> Uses, EquatableArray<DiagnosticInfo> Diagnostics, DiagnosticInfo? Unused);

/// <summary>Finds the classes that have layers but no input.</summary>
internal static class UnattachedBlocks
{
    /// <summary>Whether a node is a type with an attribute that is called like a layer's: all that can be told without symbols.</summary>
    public static bool IsCandidate(SyntaxNode node) =>
        node is TypeDeclarationSyntax { AttributeLists.Count: > 0 } type
        && type.AttributeLists.Any(list => list.Attributes.Any(attribute => IsLayerName(SimpleName(attribute.Name))));

    /// <summary>Reads a candidate; once, at the first of its declarations that has layers.</summary>
    public static LooseResult? Parse(GeneratorSyntaxContext context, CancellationToken token)
    {
        var declaration = (TypeDeclarationSyntax)context.Node;
        if (context.SemanticModel.GetDeclaredSymbol(declaration, token) is not INamedTypeSymbol { TypeKind: TypeKind.Class } type
            || GenAttributes.InputsOf(type).Any()
            || GenAttributes.LayersOf(type) is not { Count: > 0 } layers
            || GenAttributes.DeclarationOf(layers[0], token) != declaration)
        {
            return null;
        }

        var found = new List<DiagnosticInfo>();
        var (known, compilation) = new NetworkConstants(context.SemanticModel.Compilation, token).Known(type, inputOnly: false, found);
        var reader = new BlockReader(known, compilation, token);
        foreach (var layer in DeclaredLayers.Read(known, found, token)?.TakeWhile(layer => !layer.Attribute.HasErrors) ?? [])
            reader.Read(layer, place: "");
        foreach (var option in GenAttributes.NetworkOptionsOf(type))
            new Problems(new AttributeReader(option, token), found).Report(Descriptors.OnlyForNetworks, null, Shown(option), type.Name);
        var unused = GenAttributes.MisspeltInputOf(type) is { } input
            ? MisspeltNames.Find(input, token).First()
            : DiagnosticInfo.Create(Descriptors.NoInput, LocationInfo.Of(declaration.Identifier), type.Name);
        return new(GenAttributes.KeyOf(type), GenAttributes.BlocksOf(type).Select(GenAttributes.KeyOf).ToEquatable(), found.ToEquatable(), unused);
    }

    private static string Shown(AttributeData attribute) => attribute.AttributeClass!.Name.Replace("Attribute", "");

    private static bool IsLayerName(string name) =>
        LayerTable.Find(name.EndsWith("Attribute", StringComparison.Ordinal) ? name : name + "Attribute") is not null;

    private static string SimpleName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
