using System;

namespace Gen.Generator.Text;

/// <summary>Numbers in sentences.</summary>
internal static class Counted
{
    /// <summary>A number and its noun: <c>1 step</c>, <c>12 steps</c>.</summary>
    public static string Of(int number, string noun) => FormattableString.Invariant($"{number} {noun}{(number == 1 ? "" : "s")}");

    /// <summary>A product of which a factor of one is left out: <c>3 x 16</c>, <c>16</c>.</summary>
    public static string Product(int a, int b) => (a, b) switch
    {
        (1, _) => Literal.Of(b),
        (_, 1) => Literal.Of(a),
        _ => FormattableString.Invariant($"{a} x {b}"),
    };
}
