using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Gen.CodeFixes;

/// <summary>GEN023: gives a residual whose block changes the shape a shortcut that changes it too, as a block of its own behind the class.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddShortcut)), Shared]
public sealed class AddShortcut() : NodeFix<AttributeSyntax>("GEN023")
{
    /// <summary>None: two shortcuts at once might take one name.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    protected override string? TitleOf(AttributeSyntax node, string? repair) =>
        repair is not null && ResidualOf(node) is not null ? $"Add a shortcut with {repair}" : null;

    /// <inheritdoc/>
    protected override async Task<Document> RepairAsync(Document document, AttributeSyntax node, string? repair, CancellationToken token)
    {
        var (residual, type) = (ResidualOf(node)!, node.FirstAncestorOrSelf<TypeDeclarationSyntax>()!);
        var model = await document.GetSemanticModelAsync(token).ConfigureAwait(false);
        var name = FreeName(LastName(residual.TypeArgumentList.Arguments[0]) + "Shortcut", type, model!);
        var root = await document.GetSyntaxRootAsync(token).ConfigureAwait(false);
        var lineEnd = root!.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToString() is { Length: > 0 } found ? found : "\n";

        var arguments = residual.TypeArgumentList.AddArguments(SyntaxFactory.IdentifierName(name)).NormalizeWhitespace();
        var changed = type.ReplaceNode(residual, residual.WithTypeArgumentList(arguments));
        var block = SyntaxFactory.ParseMemberDeclaration($"[{repair}]{lineEnd}internal class {name};")!;
        block = Qualified(block, node.Name as QualifiedNameSyntax)
            .WithLeadingTrivia(SyntaxFactory.EndOfLine(lineEnd)).WithTrailingTrivia(SyntaxFactory.EndOfLine(lineEnd))
            .WithAdditionalAnnotations(Formatter.Annotation);
        if (!changed.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia))
            changed = changed.WithTrailingTrivia(changed.GetTrailingTrivia().Add(SyntaxFactory.EndOfLine(lineEnd)));
        return document.WithSyntaxRoot(root.ReplaceNode(type, [changed, block]));
    }

    /// <summary>The layers' names behind the namespace that the residual's name is given with.</summary>
    private static MemberDeclarationSyntax Qualified(MemberDeclarationSyntax block, QualifiedNameSyntax? residual) => residual is null
        ? block
        : block.ReplaceNodes(
            block.DescendantNodes().OfType<AttributeSyntax>(),
            (_, layer) => layer.WithName(SyntaxFactory.QualifiedName(residual.Left.WithoutTrivia(), (SimpleNameSyntax)layer.Name)));

    /// <summary>The residual's name where the attribute is one with a block and no shortcut; the place may also be that of a block around it.</summary>
    private static GenericNameSyntax? ResidualOf(AttributeSyntax node) =>
        (node.Name is QualifiedNameSyntax qualified ? qualified.Right : node.Name) is GenericNameSyntax
        {
            Identifier.ValueText: "Residual" or "ResidualAttribute", TypeArgumentList.Arguments.Count: 1
        } name ? name : null;

    private static string LastName(TypeSyntax type) => type.GetLastToken().ValueText is { Length: > 0 } name && SyntaxFacts.IsValidIdentifier(name) ? name : "Residual";

    private static string FreeName(string name, TypeDeclarationSyntax type, SemanticModel model)
    {
        var taken = model.LookupSymbols(type.SpanStart).Select(symbol => symbol.Name).ToList();
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? name : name + number).First(candidate => !taken.Contains(candidate));
    }
}
