using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.CodeFixes;

/// <summary>GEN046: puts the name of ours in the place of another library's, or of a misspelt one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectName)), Shared]
public sealed class CorrectName() : NodeFix<SimpleNameSyntax>("GEN046")
{
    /// <inheritdoc/>
    protected override string? TitleOf(SimpleNameSyntax node, string? repair) => repair is null ? null : $"Change to {repair}";

    /// <inheritdoc/>
    protected override Task<Document> RepairAsync(Document document, SimpleNameSyntax node, string? repair, CancellationToken token) =>
        ReplaceAsync(document, node, node.WithIdentifier(SyntaxFactory.Identifier(repair!).WithTriviaFrom(node.Identifier)), token);
}
