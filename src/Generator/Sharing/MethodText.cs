using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Text;

namespace Gen.Generator.Sharing;

/// <summary>Prints a shared method around its body.</summary>
internal static class MethodText
{
    // Without it the first calls run ten times slower, until the runtime compiles again.
    private const string Optimized = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    private const string Inlined = "[MethodImpl(MethodImplOptions.AggressiveInlining)]";

    public static (string Name, string Text) Print(MethodDeclaration declaration, VectorWriter vector, bool isGeneric, string body, ExtractedNumbers numbers)
    {
        var parameters = declaration.References.Select(reference => "ref float " + reference)
            .Concat(declaration.Counts.Concat(numbers.Names.Select(NumberArguments.Parameter)).Select(count => "nint " + count));
        var head = $"({string.Join(", ", parameters)})";
        var lanes = (numbers.UsesLanes, isGeneric) switch
        {
            (false, _) => "",
            (_, true) => "        nint lanes = L.Count;\n",
            _ => $"        const nint lanes = {Literal.Of(vector.Lanes)};\n",
        };
        var name = $"{declaration.Stem}_{StableHash.Of(head + lanes + body)}";
        var text = $"    // {declaration.Comment}\n    {(declaration.IsInlined ? Inlined : Optimized)}\n    public static void {name}{(isGeneric ? "<L, V>" : "")}{head}\n"
            + (isGeneric ? "        where L : struct, ILanes<V>\n" : "") + $"    {{\n{lanes}{body}    }}\n";
        return (name, text);
    }
}
