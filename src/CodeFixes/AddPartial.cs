using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.CodeFixes;

/// <summary>GEN002: makes a network, or a type that it is nested in, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddPartial)), Shared]
public sealed class AddPartial() : NodeFix<TypeDeclarationSyntax>("GEN002")
{
    /// <inheritdoc/>
    protected override string TitleOf(TypeDeclarationSyntax node, string? repair) => $"Make '{node.Identifier.ValueText}' partial";

    /// <inheritdoc/>
    protected override Task<Document> RepairAsync(Document document, TypeDeclarationSyntax node, string? repair, CancellationToken token)
    {
        // The last modifier, as C# wants it; as the only one it takes over the comments in front of the keyword.
        var modifier = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        var changed = node.Modifiers.Count > 0
            ? node.AddModifiers(modifier)
            : node.WithKeyword(node.Keyword.WithLeadingTrivia()).AddModifiers(modifier.WithLeadingTrivia(node.Keyword.LeadingTrivia));
        return ReplaceAsync(document, node, changed, token);
    }
}
