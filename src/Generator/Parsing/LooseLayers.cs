using System;
using System.Linq;
using System.Threading;
using Gen.Generator.Diagnostics;
using Gen.Generator.Layers;
using Gen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Generator.Parsing;

/// <summary>Finds the classes that have layers but no input.</summary>
internal static class LooseLayers
{
    /// <summary>Whether a node is a type with an attribute that is called like a layer's: all that can be told without symbols.</summary>
    public static bool IsCandidate(SyntaxNode node) =>
        node is TypeDeclarationSyntax { AttributeLists.Count: > 0 } type
        && type.AttributeLists.Any(list => list.Attributes.Any(attribute => IsLayerName(SimpleName(attribute.Name))));

    /// <summary>What is wrong with a candidate; said once, at the first of its declarations that has layers.</summary>
    public static EquatableArray<DiagnosticInfo> Parse(GeneratorSyntaxContext context, CancellationToken token)
    {
        var declaration = (TypeDeclarationSyntax)context.Node;
        if (context.SemanticModel.GetDeclaredSymbol(declaration, token) is not { TypeKind: TypeKind.Class } type
            || GenAttributes.InputsOf(type).Any()
            || GenAttributes.LayersOf(type) is not { Count: > 0 } layers
            || GenAttributes.DeclarationOf(layers[0], token) != declaration)
        {
            return default;
        }

        return EquatableArray.Of(DiagnosticInfo.Create(Descriptors.NoInput, LocationInfo.Of(declaration.Identifier), type.Name));
    }

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
