using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Gen.Generator.Tests.Helpers;

/// <summary>
/// A declared network has code, or the user is told why not: by the generator, at the class or at a block that it is made of, or by the compiler, which sees what was
/// generated too. Silence is what nobody can mend.
/// </summary>
internal static class CodeOrDiagnostic
{
    /// <summary>Fails unless that is so of each network, and the generator itself did not fail.</summary>
    public static void Check(CSharpCompilation project, GeneratorRunResult result)
    {
        var sources = string.Join("\n", project.SyntaxTrees.Select(tree => tree.ToString()));
        Assert.True(result.Exception is null, $"{sources}\n{result.Exception}");
        Assert.True(result.Diagnostics.All(found => found.Id != "GEN050"), $"{sources}\n{string.Join("\n", result.Diagnostics)}");
        var compiled = project.AddSyntaxTrees(result.GeneratedSources.Select(source => source.SyntaxTree));
        foreach (var network in NetworksOf(project, compiled))
        {
            Assert.True(HasCode(network, project) || IsSpokenOf(network, project, compiled, result),
                $"Neither code nor a diagnostic: {network}\n{sources}\n{string.Join("\n", result.Diagnostics)}");
        }
    }

    private static IEnumerable<INamedTypeSymbol> NetworksOf(CSharpCompilation project, CSharpCompilation compiled) => project.SyntaxTrees
        .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>())
        .Select(declaration => compiled.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration))
        .OfType<INamedTypeSymbol>()
        .Where(type => type.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == "Gen.InputAttribute"))
        .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    private static bool HasCode(INamedTypeSymbol network, CSharpCompilation project) =>
        network.GetMembers("_engine").Any(member => member.DeclaringSyntaxReferences.Any(reference => !project.ContainsSyntaxTree(reference.SyntaxTree)));

    private static bool IsSpokenOf(INamedTypeSymbol network, CSharpCompilation project, CSharpCompilation compiled, GeneratorRunResult result)
    {
        var places = PartsOf(network).SelectMany(type => type.DeclaringSyntaxReferences).Where(reference => project.ContainsSyntaxTree(reference.SyntaxTree)).ToList();
        bool IsThere(Diagnostic found) => found.Severity == DiagnosticSeverity.Error
            && places.Any(place => place.SyntaxTree.FilePath == found.Location.GetLineSpan().Path && AroundOf(place).IntersectsWith(found.Location.SourceSpan));
        return result.Diagnostics.Any(IsThere)
            || places.Select(place => place.SyntaxTree).Distinct().SelectMany(tree => compiled.GetSemanticModel(tree).GetDiagnostics()).Any(IsThere);
    }

    /// <summary>
    /// The declaration, and the types around it: a place where no network can be is said there; and what stands between it and the type before, where the
    /// attributes are that a misplaced word has taken from it.
    /// </summary>
    private static TextSpan AroundOf(SyntaxReference place)
    {
        var around = (place.GetSyntax().Ancestors().OfType<TypeDeclarationSyntax>().LastOrDefault() ?? place.GetSyntax()).FullSpan;
        var before = place.SyntaxTree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().Where(type => type.Span.End <= around.Start).Select(type => type.Span.End);
        return TextSpan.FromBounds(before.DefaultIfEmpty(0).Max(), around.End);
    }

    /// <summary>A network and the blocks that it is made of.</summary>
    private static HashSet<INamedTypeSymbol> PartsOf(INamedTypeSymbol network)
    {
        var all = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var rest = new Stack<INamedTypeSymbol>([network]);
        while (rest.TryPop(out var part))
        {
            if (!all.Add(part))
                continue;
            foreach (var block in part.GetAttributes().SelectMany(attribute => attribute.AttributeClass?.TypeArguments ?? []).OfType<INamedTypeSymbol>())
                rest.Push(block);
        }

        return all;
    }
}
