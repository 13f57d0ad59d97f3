using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Gen.Generator.Diagnostics;
using Gen.Generator.Parsing.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Generator.Parsing.Symbols;

/// <summary>
/// The constructors of the user's own. One that does not end in a generated one makes a network without parameters, whose first prediction would throw.
/// </summary>
internal static class UserConstructors
{
    /// <summary>Finds those that call none of the class's own; of two that call each other only, the compiler speaks.</summary>
    public static IEnumerable<DiagnosticInfo> Check(INamedTypeSymbol type, CancellationToken token)
    {
        foreach (var constructor in type.InstanceConstructors.Where(each => !GeneratedMembers.IsClash(each, type)))
        {
            if (DeclarationOf(constructor, token) is not { } declaration || declaration.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer))
                continue;
            var call = CallFor(constructor, type);
            yield return DiagnosticInfo.Create(Descriptors.UnchainedConstructor, LocationInfo.Of(declaration.Identifier), type.Name, call) with { Repair = call };
        }
    }

    /// <summary>The declaration with the body; none of a constructor that the compiler makes, or that stands in the class's own line.</summary>
    private static ConstructorDeclarationSyntax? DeclarationOf(IMethodSymbol constructor, CancellationToken token) =>
        (constructor.PartialImplementationPart ?? constructor).DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(token)).OfType<ConstructorDeclarationSyntax>().FirstOrDefault();

    /// <summary>The generated constructor that is probably meant: with the user's own seed, with the weights that are part of the assembly, or as N() is.</summary>
    private static string CallFor(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.Parameters.Any(parameter => parameter is { Name: "seed", Type.SpecialType: SpecialType.System_Int32, RefKind: not RefKind.Out }) ? "this(seed)"
        : GenAttributes.WeightsOf(type) is not null ? "this()"
        : "this(seed: 0)";
}
