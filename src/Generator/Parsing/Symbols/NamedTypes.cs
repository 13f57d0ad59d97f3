using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Gen.Generator.Parsing.Symbols;

/// <summary>The user's types that generated code has to name: whether it can, and what the compiler would warn of there.</summary>
internal static class NamedTypes
{
    /// <summary>What keeps generated code, in a file and a namespace of its own, from using a type; nothing for most.</summary>
    public static string? WhyNot(INamedTypeSymbol type, Compilation compilation) => type switch
    {
        { IsRefLikeType: true } => "a ref struct can be no type argument; make it a struct or a class",
        _ when Foreign(type, compilation) is { } foreign => $"it is not public in '{foreign.ContainingAssembly.Name}'; make it public there",
        _ when !Parts(type).All(part => compilation.IsSymbolAccessibleWithin(part, compilation.Assembly) && !part.IsFileLocal) =>
            "make it internal or public, and not local to its file",
        _ when Parts(type).Any(part => !IsGlobal(part, compilation)) => "its assembly is known by an alias only; let the reference have the alias 'global' too",
        _ => null,
    };

    /// <summary>What the compiler would say wherever a type is named: that it is obsolete, or the ids of what is experimental.</summary>
    public static Warnings WarningsOf(INamedTypeSymbol type)
    {
        var marks = Parts(type).SelectMany(part => part.GetAttributes()
            .Concat(part.ContainingAssembly?.GetAttributes() ?? []).Concat(part.ContainingModule?.GetAttributes() ?? [])).ToList();
        var experimental = marks.Where(mark => IsSystem(mark, "ExperimentalAttribute")).Select(mark => mark.ConstructorArguments.FirstOrDefault().Value as string);
        return new(marks.Exists(mark => IsSystem(mark, "ObsoleteAttribute")), experimental.OfType<string>().Distinct().ToEquatable());
    }

    /// <summary>A part of a type that another assembly keeps to itself.</summary>
    private static INamedTypeSymbol? Foreign(INamedTypeSymbol type, Compilation compilation) => Parts(type).FirstOrDefault(part =>
        !SymbolEqualityComparer.Default.Equals(part.ContainingAssembly, compilation.Assembly) && !compilation.IsSymbolAccessibleWithin(part, compilation.Assembly));

    /// <summary>The type, those around it, and its arguments with theirs.</summary>
    private static IEnumerable<INamedTypeSymbol> Parts(INamedTypeSymbol type)
    {
        for (var part = type; part is not null; part = part.ContainingType)
        {
            yield return part;
            foreach (var inner in part.IsUnboundGenericType ? [] : part.TypeArguments.OfType<INamedTypeSymbol>().SelectMany(Parts))
                yield return inner;
        }
    }

    private static bool IsGlobal(INamedTypeSymbol type, Compilation compilation) =>
        compilation.GetMetadataReference(type.ContainingAssembly) is not { Properties.Aliases: { IsEmpty: false } aliases } || aliases.Contains(MetadataReferenceProperties.GlobalAlias);

    private static bool IsSystem(AttributeData attribute, string name) =>
        attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace.ToDisplayString() is "System" or "System.Diagnostics.CodeAnalysis";
}
