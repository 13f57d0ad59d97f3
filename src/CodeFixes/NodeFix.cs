using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Gen.CodeFixes;

/// <summary>A repair of the node at which one diagnostic was reported.</summary>
/// <typeparam name="TNode">The kind of node that can be repaired; at any other nothing is offered.</typeparam>
/// <param name="ids">The diagnostics.</param>
public abstract class NodeFix<TNode>(params string[] ids) : CodeFixProvider
    where TNode : SyntaxNode
{
    /// <summary>The diagnostic's property in which the generator puts the code that it advises.</summary>
    private const string RepairProperty = "Repair";

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. ids];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var diagnostic = context.Diagnostics[0];
        diagnostic.Properties.TryGetValue(RepairProperty, out var repair);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<TNode>() is not { } node || TitleOf(node, repair) is not { } title)
            return;
        context.RegisterCodeFix(CodeAction.Create(title, token => RepairAsync(context.Document, node, repair, token), equivalenceKey: title), diagnostic);
    }

    /// <summary>What the editor offers; nothing where there is nothing to offer.</summary>
    /// <param name="node">The node.</param>
    /// <param name="repair">The code that the generator advises, if it does.</param>
    protected abstract string? TitleOf(TNode node, string? repair);

    /// <summary>The document with the repair in it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="node">The node.</param>
    /// <param name="repair">The code that the generator advises, if it does.</param>
    /// <param name="token">Asks to stop.</param>
    protected abstract Task<Document> RepairAsync(Document document, TNode node, string? repair, CancellationToken token);

    /// <summary>The document with another node in place of one.</summary>
    /// <param name="document">The document.</param>
    /// <param name="old">The node that is there.</param>
    /// <param name="node">The node that is to be there.</param>
    /// <param name="token">Asks to stop.</param>
    protected static async Task<Document> ReplaceAsync(Document document, SyntaxNode old, SyntaxNode node, CancellationToken token)
    {
        var root = await document.GetSyntaxRootAsync(token).ConfigureAwait(false);
        return document.WithSyntaxRoot(root!.ReplaceNode(old, node));
    }
}
