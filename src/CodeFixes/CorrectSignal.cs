using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.CodeFixes;

/// <summary>GEN072 and GEN091: puts the name of a signal that there is in the place of a misspelt one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectSignal)), Shared]
public sealed class CorrectSignal() : NodeFix<ExpressionSyntax>("GEN072", "GEN091")
{
    /// <inheritdoc/>
    protected override string? TitleOf(ExpressionSyntax node, string? repair) => repair is null ? null : $"Change to {repair}";

    /// <inheritdoc/>
    protected override Task<Document> RepairAsync(Document document, ExpressionSyntax node, string? repair, CancellationToken token) =>
        ReplaceAsync(document, node, SyntaxFactory.ParseExpression(repair!).WithTriviaFrom(node), token);
}
