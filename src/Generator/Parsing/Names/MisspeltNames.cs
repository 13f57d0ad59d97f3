using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Gen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Generator.Parsing.Names;

/// <summary>
/// Names that the compiler does not know and whose meaning can be guessed. The compiler says only that they are unknown, so this is said beside it.
/// </summary>
internal static class MisspeltNames
{
    /// <summary>Finds the names in one attribute: its own, and those of its arguments.</summary>
    public static IEnumerable<DiagnosticInfo> Find(AttributeData attribute, CancellationToken token)
    {
        if (GenAttributes.SyntaxOf(attribute, token) is not { } syntax)
            return [];
        return attribute.AttributeClass is { TypeKind: TypeKind.Class } type ? FindArguments(syntax, type) : FindLayer(syntax);
    }

    private static IEnumerable<DiagnosticInfo> FindLayer(AttributeSyntax syntax)
    {
        var name = SimpleNameOf(syntax.Name).Identifier;
        if (ForeignNames.LayerOf(name.ValueText) is { } meant)
            yield return Misspelt(name, "no layer", meant);
    }

    private static IEnumerable<DiagnosticInfo> FindArguments(AttributeSyntax syntax, INamedTypeSymbol type)
    {
        var properties = PropertiesOf(type);
        var parameters = new HashSet<string>(type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).Select(parameter => parameter.Name));
        var shown = type.Name.Replace("Attribute", "");
        foreach (var argument in syntax.ArgumentList?.Arguments ?? default)
        {
            if (argument.NameEquals?.Name.Identifier is { } property && !properties.Contains(property.ValueText)
                && ForeignNames.PropertyOf(property.ValueText, properties) is { } meant)
            {
                yield return Misspelt(property, $"no property of {shown}", meant);
            }
            else if (argument.NameColon?.Name.Identifier is { } parameter && !parameters.Contains(parameter.ValueText)
                && ForeignNames.PropertyOf(parameter.ValueText, properties) is { } other && parameters.Contains(ParameterOf(other)))
            {
                yield return Misspelt(parameter, $"no argument of {shown}", ParameterOf(other));
            }
        }
    }

    private static HashSet<string> PropertiesOf(INamedTypeSymbol type)
    {
        var names = new HashSet<string>();
        for (var each = type; each is { SpecialType: not SpecialType.System_Object }; each = each.BaseType)
            names.UnionWith(each.GetMembers().OfType<IPropertySymbol>().Where(property => property.SetMethod is not null).Select(property => property.Name));
        return names;
    }

    private static string ParameterOf(string property) => char.ToLowerInvariant(property[0]) + property.Substring(1);

    private static SimpleNameSyntax SimpleNameOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax qualified => qualified.Name,
        _ => (SimpleNameSyntax)name,
    };

    private static DiagnosticInfo Misspelt(SyntaxToken name, string what, string meant) =>
        DiagnosticInfo.Create(Descriptors.Misspelt, LocationInfo.Of(name), name.ValueText, what, meant) with { Repair = meant };
}
