using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Sharing;

/// <summary>Prints a shared method around its body.</summary>
internal static class MethodText
{
    public static (string Name, string Text) Print(MethodDeclaration declaration, VectorWriter vector, IReadOnlyList<string> types, string body, NumberArguments numbers)
    {
        var parameters = declaration.References.Select(reference => "ref float " + reference)
            .Concat(declaration.Counts.Concat(numbers.Arguments.Select(argument => argument.Parameter)).Select(count => "nint " + count));
        var head = $"({string.Join(", ", parameters)})";
        var lanes = (numbers.UsesLanes, types.Contains("L")) switch
        {
            (false, _) => "",
            (_, true) => "        nint Lanes = L.Count;\n",
            _ => $"        const nint Lanes = {Literal.Of(vector.Lanes)};\n",
        };
        var name = $"{declaration.Stem}_{StableHash.Of(head + lanes + body)}";
        var typeParameters = types.Count == 0 ? "" : $"<{string.Join(", ", types)}>";
        var comment = declaration.Comment.Length == 0 ? "" : $"    // {declaration.Comment}\n";
        var text = $"{comment}{Attribute(declaration.Compilation)}    public static void {name}{typeParameters}{head}\n"
            + string.Concat(types.Select(Constraint)) + $"    {{\n{lanes}{body}    }}\n";
        return (name, text);
    }

    private static string Constraint(string type) => type switch
    {
        "L" => "        where L : struct, ILanes<V>\n",
        "C" => "        where C : struct, ICount\n",
        "E" => "        where E : struct, IFormula\n",
        _ => "",
    };

    /// <summary>Prints a formula of a sum and what stands beside it.</summary>
    public static string PrintFormula(string name, string text) =>
        $"    public readonly struct {name} : IFormula\n    {{\n        [MethodImpl(MethodImplOptions.AggressiveInlining)]\n        public static V Of<L, V>(V sum, V beside)\n"
        + $"            where L : struct, ILanes<V>\n            => {text};\n    }}\n";

    private static string Attribute(Compilation compilation) => compilation switch
    {
        Compilation.Optimized => "    [MethodImpl(MethodImplOptions.AggressiveOptimization)]\n",
        Compilation.Inlined => "    [MethodImpl(MethodImplOptions.AggressiveInlining)]\n",
        _ => "",
    };
}
