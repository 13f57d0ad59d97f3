using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Generator.Diagnostics;

/// <summary>
/// A place in the source as plain values. A <see cref="Location"/> of the compiler's holds on to its syntax tree, and through it to a
/// whole compilation, for as long as the pipeline keeps it. The price of the plain one: <c>#pragma warning disable</c> finds only
/// locations that belong to a tree. Errors a pragma could not silence anyway; warnings are for the project file or .editorconfig to silence.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Span">The characters.</param>
/// <param name="Lines">The same as lines and columns.</param>
internal sealed record LocationInfo(string Path, TextSpan Span, LinePositionSpan Lines)
{
    /// <summary>No place in the source.</summary>
    public static readonly LocationInfo None = new("", default, default);

    public static LocationInfo Of(SyntaxNode node) => Of(node.SyntaxTree, node.Span);

    public static LocationInfo Of(SyntaxToken token) => Of(token.SyntaxTree!, token.Span);

    public Location ToLocation() => Path.Length == 0 ? Location.None : Location.Create(Path, Span, Lines);

    private static LocationInfo Of(SyntaxTree tree, TextSpan span) => new(tree.FilePath, span, tree.GetLineSpan(span).Span);
}
