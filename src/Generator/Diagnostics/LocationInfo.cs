using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Generator.Diagnostics;

/// <summary>
/// A place in the source as plain values. A <see cref="Location"/> of the compiler's holds on to its syntax tree, and through it to a
/// whole compilation, for as long as the pipeline keeps it. When it is reported, it gets the tree of the present compilation back: pragmas, the sections
/// of .editorconfig and code fixes find only locations that belong to a tree.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Span">The characters.</param>
/// <param name="Lines">The same as lines and columns.</param>
internal sealed record LocationInfo(string Path, TextSpan Span, LinePositionSpan Lines)
{
    /// <summary>No place in the source.</summary>
    public static readonly LocationInfo None = new("", default, default);

    public static LocationInfo Of(SyntaxNode node) => Of(node.SyntaxTree, node.Span);

    public static LocationInfo Of(Location location) => Of(location.SourceTree!, location.SourceSpan);

    public static LocationInfo Of(SyntaxToken token) => Of(token.SyntaxTree!, token.Span);

    public Location ToLocation(Compilation compilation)
    {
        if (Path.Length == 0)
            return Location.None;
        var tree = compilation.SyntaxTrees.FirstOrDefault(each => each.FilePath == Path && Span.End <= each.Length);
        return tree is null ? Location.Create(Path, Span, Lines) : Location.Create(tree, Span);
    }

    private static LocationInfo Of(SyntaxTree tree, TextSpan span) => new(tree.FilePath, span, tree.GetLineSpan(span).Span);
}
