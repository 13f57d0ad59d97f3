using System.Linq;
using Gen.Generator.Schedule;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>Offsets and names as text: without the terms that are zero and the factors that are one.</summary>
internal static class Offset
{
    /// <summary>The terms that are not zero, added up.</summary>
    public static string Sum(params string[] terms)
    {
        var some = terms.Where(term => term != "0").ToList();
        return some.Count == 0 ? "0" : string.Join(" + ", some);
    }

    /// <summary>A constant so many times.</summary>
    public static string Times(int factor, string constant) => factor switch
    {
        0 => "0",
        1 => constant,
        _ => $"{Literal.Of(factor)} * {constant}",
    };

    /// <summary>A constant so many times, a marked number.</summary>
    public static string Marked(int factor, string constant) => factor == 0 ? "0" : $"{Mark.Of("start", factor)} * {constant}";

    /// <summary>A counter, or a sum of them, times a constant.</summary>
    public static string Product(string factor, string constant) => factor switch
    {
        "0" => "0",
        _ when factor.Contains(' ') => $"({factor}) * {constant}",
        _ => $"{factor} * {constant}",
    };

    /// <summary>A loop's counter times a constant; zero where the loop has one turn and is not printed.</summary>
    public static string Each(int turns, string counter, string constant) => turns == 1 ? "0" : $"{counter} * {constant}";

    /// <summary>A loop's counter so many times.</summary>
    public static string Each(int turns, string counter, int factor) => (turns, factor) switch
    {
        (1, _) => "0",
        (_, 1) => counter,
        _ => $"{counter} * {Literal.Of(factor)}",
    };

    /// <summary>The end of a tile's name where its last vector holds fewer columns than lanes.</summary>
    public static string Ragged(ColumnBlock block) => block.IsRagged ? "Ragged" : "";

    /// <summary>The element so far from a reference.</summary>
    public static string Ref(string reference, string offset) =>
        offset == "0" ? $"ref {reference}" : $"ref Unsafe.Add(ref {reference}, {offset})";
}
