using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.CodeFixes;

/// <summary>GEN045: lets a constructor call the generated one, in place of the base class's where it calls that.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallGeneratedConstructor)), Shared]
public sealed class CallGeneratedConstructor() : NodeFix<ConstructorDeclarationSyntax>("GEN045")
{
    /// <inheritdoc/>
    protected override string? TitleOf(ConstructorDeclarationSyntax node, string? repair) => repair is null ? null : $"Call {repair}";

    /// <inheritdoc/>
    protected override Task<Document> RepairAsync(Document document, ConstructorDeclarationSyntax node, string? repair, CancellationToken token)
    {
        var arguments = SyntaxFactory.ParseArgumentList(repair!.Substring("this".Length));
        if (node.Initializer is { } wrong)
        {
            var kept = SyntaxFactory.ConstructorInitializer(SyntaxKind.ThisConstructorInitializer, arguments.WithTriviaFrom(wrong.ArgumentList))
                .WithColonToken(wrong.ColonToken)
                .WithThisOrBaseKeyword(SyntaxFactory.Token(SyntaxKind.ThisKeyword).WithTriviaFrom(wrong.ThisOrBaseKeyword));
            return ReplaceAsync(document, node, node.WithInitializer(kept), token);
        }

        // On the constructor's line; what stood behind the parameters, a comment or the line's end, goes behind the call.
        var behind = node.ParameterList.GetTrailingTrivia();
        var call = SyntaxFactory.ConstructorInitializer(SyntaxKind.ThisConstructorInitializer, arguments.WithTrailingTrivia(behind))
            .WithColonToken(SyntaxFactory.Token(SyntaxKind.ColonToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space));
        return ReplaceAsync(document, node, node.WithParameterList(node.ParameterList.WithTrailingTrivia()).WithInitializer(call), token);
    }
}
