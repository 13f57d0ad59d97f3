using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Gen.Generator.Diagnostics;
using Gen.Generator.Model;
using Gen.Generator.Parsing.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Generator.Parsing.Symbols;

/// <summary>Reads where the user's class stands, and says why where it cannot be a network.</summary>
internal static class TypeReader
{
    /// <summary>Generated code has collection expressions.</summary>
    private const LanguageVersion FirstLanguageVersion = LanguageVersion.CSharp12;

    private static readonly string[] s_languages = ["CS3001", "CS3002", "CS3003", "CS3005", "CS3009"];

    private static readonly SymbolDisplayFormat s_namespaceFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The namespace and the declarations from the outermost in.</summary>
    public static TypeHierarchy Read(INamedTypeSymbol type)
    {
        var types = Containers(type).Reverse().Append(type).Select(part => $"partial {Keyword(part)} {Escaped(part.Name)}");
        var space = type.ContainingNamespace;
        return new(space.IsGlobalNamespace ? "" : space.ToDisplayString(s_namespaceFormat), types.ToEquatable(), Escaped(type.Name));
    }

    /// <summary>A network's qualified name and where it stands.</summary>
    public static (string Name, LocationInfo? Place) PlaceOf(GeneratorAttributeSyntaxContext context, CancellationToken token) =>
        (Read((INamedTypeSymbol)context.TargetSymbol).FullName, LocationInfo.Of(((TypeDeclarationSyntax)context.TargetNode).Identifier));

    /// <summary>Finds what keeps a class, or the place where it stands, from being a network.</summary>
    public static IEnumerable<DiagnosticInfo> Check(INamedTypeSymbol type, TypeDeclarationSyntax declaration, Compilation compilation)
    {
        if (WhyNot(type, compilation) is { } reason)
            yield return DiagnosticInfo.Create(Descriptors.UnsupportedType, LocationInfo.Of(declaration.Identifier), type.Name, reason);
        if (((CSharpCompilation)compilation).LanguageVersion is var version and < FirstLanguageVersion)
        {
            yield return DiagnosticInfo.Create(Descriptors.LanguageVersion, LocationInfo.Of(declaration.Identifier),
                type.Name, FirstLanguageVersion.ToDisplayString(), version.ToDisplayString());
        }

        foreach (var clash in GeneratedMembers.Check(type))
            yield return clash;
        for (var part = declaration; part is not null; part = part.Parent as TypeDeclarationSyntax)
        {
            if (!part.Modifiers.Any(SyntaxKind.PartialKeyword))
                yield return DiagnosticInfo.Create(Descriptors.NotPartial, LocationInfo.Of(part.Identifier), part.Identifier.ValueText);
        }
    }

    /// <summary>
    /// What need not be said of the generated half of a class: that its name, or that of a class around it, has small letters only; in an assembly that promises to be usable from
    /// every language, that the members of every network have types of the runtime, which promises nothing.
    /// </summary>
    public static Warnings WarningsOf(INamedTypeSymbol type)
    {
        var languages = type.ContainingAssembly.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "CLSCompliantAttribute", ContainingNamespace.Name: "System" });
        var letters = Containers(type).Append(type).Any(part => part.Name.All(letter => letter is >= 'a' and <= 'z'));
        return new(false, (languages ? s_languages : []).Concat(letters ? ["CS8981"] : []).ToEquatable());
    }

    /// <summary>Whether a name is still to be typed.</summary>
    public static bool IsNameless(INamedTypeSymbol type) =>
        Containers(type).Append(type).Any(part => part.Name.Length == 0) || Namespaces(type).Any(part => part.Name.Length == 0);

    /// <summary>Whether a constructor stands in the class's own line.</summary>
    public static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax);

    private static string? WhyNot(INamedTypeSymbol type, Compilation compilation) => type switch
    {
        { IsRecord: true } => "it is a record; declare it as a class",
        { IsStatic: true } => "it is static, so it can have no instances",
        { IsGenericType: true, TypeParameters.Length: > 0 } => "it is generic",
        _ when Containers(type).FirstOrDefault(part => part.TypeParameters.Length > 0) is { } outer => $"it is nested in '{outer.Name}', which is generic",
        _ when IsFileLocal(type) => "it is local to its file, so that no other file can add to it",
        _ when type.ContainingNamespace.ToDisplayString() == "Gen.Emitted" => "the namespace Gen.Emitted is that of generated code; put it into another one",
        _ when type.InstanceConstructors.Any(IsPrimary) => "it has a primary constructor; the generator adds the constructor itself",
        _ when Ancestors(type).FirstOrDefault(ancestor => GenAttributes.InputsOf(ancestor).Any()) is { } network => $"its base class '{network.Name}' is a network",
        _ when Ancestors(type).SelectMany(ancestor => ancestor.GetMembers()).FirstOrDefault(GeneratedMembers.IsHidden) is { } member =>
            $"its base class '{member.ContainingType.Name}' has a member '{member.Name}', which the generator adds, too",
        { BaseType: { TypeKind: not TypeKind.Error } ancestor } when !ancestor.InstanceConstructors.Any(constructor =>
            constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams)
            && compilation.IsSymbolAccessibleWithin(constructor, type)) => $"its base class '{ancestor.Name}' has no constructor without arguments",
        _ => null,
    };

    private static IEnumerable<INamedTypeSymbol> Ancestors(INamedTypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is { SpecialType: not SpecialType.System_Object }; ancestor = ancestor.BaseType)
            yield return ancestor;
    }

    private static bool IsFileLocal(INamedTypeSymbol type) => Containers(type).Append(type).Any(part => part.IsFileLocal);

    private static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            yield return outer;
    }

    private static IEnumerable<INamespaceSymbol> Namespaces(INamedTypeSymbol type)
    {
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
            yield return space;
    }

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        { IsRecord: true } => "record",
        _ => "class",
    };

    private static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
