using System;
using System.Collections.Generic;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>
/// Prints sums over rows, for some vectors of columns at once, whose error does not grow with the rows: blocks of a few are added up as they come, and each block
/// to a total that carries what rounding took from it. Block and total are one where the rows are few.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="vector">The vectors.</param>
/// <param name="vectors">The vectors of columns.</param>
/// <param name="parts">The rows that are taken at once, each into sums of its own, so that no sum waits for itself.</param>
/// <param name="names">What the sums are called, before the number of the vector.</param>
internal sealed class BlockedSums(SourceWriter writer, VectorWriter vector, int vectors, int parts, IReadOnlyList<string> names)
{
    /// <summary>The rows that one sum takes before it is added to the total.</summary>
    public const int MostAdditions = 16;

    /// <summary>Prints what a row adds to the sums of a vector.</summary>
    /// <param name="row">The row.</param>
    /// <param name="index">The vector.</param>
    /// <param name="sums">The sums, in the order of the names.</param>
    public delegate void Row(string row, int index, Func<string, string> sums);

    /// <summary>Whether so many rows are more than a block.</summary>
    public static bool AreMany(int rows, int parts) => rows > MostAdditions * parts;

    /// <summary>Prints the sums; they are then called by their names and the vector's number.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="end">The end of the rows.</param>
    /// <param name="rows">The rows, or the most that they can be.</param>
    /// <param name="row">Prints a row.</param>
    public void Emit(string first, string end, int rows, Row row)
    {
        if (!AreMany(rows, parts))
        {
            EmitBlock(first, end, rows % parts != 0, "", row);
            return;
        }

        ForEach(vectors, sum => writer.Line($"{vector.Type} {sum} = {vector.Constant(0)}, {sum}Rest = {vector.Constant(0)};"));
        var block = Literal.Of(MostAdditions * parts);
        using (writer.Block($"for (nint start = {first}; start < {end}; start += {block})"))
        {
            writer.Line($"var stop = nint.Min(start + {block}, {end});");
            EmitBlock("start", "stop", rows % parts != 0, "Part", row);
            ForEach(vectors, sum => EmitAddition(writer, vector, sum, PartOf(sum)));
        }
    }

    /// <summary>
    /// Prints an addition to a sum whose lost digits are in a second one (Kahan 1965, "Further remarks on reducing truncation errors"): the error of any number of
    /// them is that of two.
    /// </summary>
    public static void EmitAddition(SourceWriter writer, VectorWriter vector, string sum, string value)
    {
        writer.Line($"var {sum}Term = {vector.Subtract(value, sum + "Rest")};");
        writer.Line($"var {sum}Next = {vector.Add(sum, sum + "Term")};");
        writer.Line($"({sum}Rest, {sum}) = ({vector.Subtract(vector.Subtract(sum + "Next", sum), sum + "Term")}, {sum}Next);");
    }

    private static string PartOf(string sum)
    {
        var digits = sum.Length;
        while (char.IsDigit(sum[digits - 1]))
            digits--;
        return sum.Substring(0, digits) + "Part" + sum.Substring(digits);
    }

    private void EmitBlock(string first, string end, bool hasRest, string suffix, Row row)
    {
        ForEach(vectors * parts, sum => writer.Line($"var {sum} = {vector.Constant(0)};"), suffix);
        if (hasRest)
            writer.Line($"nint row = {first};");
        using (writer.Block($"for ({(hasRest ? "" : $"nint row = {first}")}; row < {(hasRest ? $"{end} - {Literal.Of(parts - 1)}" : end)}; row{(parts == 1 ? "++" : $" += {Literal.Of(parts)}")})"))
        {
            for (var part = 0; part < parts; part++)
            {
                using (parts > 1 ? writer.Braces() : (SourceWriter.Scope?)null)
                    EmitRow(part == 0 ? "row" : $"(row + {Literal.Of(part)})", part, suffix, row);
            }
        }

        if (hasRest)
        {
            using (writer.Block($"for (; row < {end}; row++)"))
                EmitRow("row", 0, suffix, row);
        }

        EmitJoin(suffix);
    }

    private void EmitRow(string at, int part, string suffix, Row row)
    {
        for (var index = 0; index < vectors; index++)
            row(at, index, name => name + suffix + Literal.Of(part * vectors + index));
    }

    /// <summary>Joins the parts in pairs.</summary>
    private void EmitJoin(string suffix)
    {
        for (var left = parts; left > 1; left = (left + 1) / 2)
        {
            foreach (var name in names)
            {
                for (var index = (left + 1) / 2 * vectors; index < left * vectors; index++)
                {
                    var (sum, other) = (name + suffix + Literal.Of(index - (left + 1) / 2 * vectors), name + suffix + Literal.Of(index));
                    writer.Line($"{sum} = {vector.Add(sum, other)};");
                }
            }
        }
    }

    private void ForEach(int count, Action<string> action, string suffix = "")
    {
        foreach (var name in names)
        {
            for (var index = 0; index < count; index++)
                action(name + suffix + Literal.Of(index));
        }
    }
}
