using System;
using Gen.Generator.Schedule;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Movement;

/// <summary>Prints how four rows become columns, in each four lanes of their vectors: two turns of interleaving.</summary>
internal static class TransposeBlock
{
    /// <summary>What the letters mean that it uses.</summary>
    public static (string Name, string Meaning)[] Letters(string rows) =>
    [
        ("r{i}", rows),
        ("even{i}", "the rows 0 and 2 in turns, float by float, of two columns"),
        ("odd{i}", "the rows 1 and 3"),
    ];

    /// <summary>Prints it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="vector">The rows' vectors.</param>
    /// <param name="columns">The columns that are wanted, at most four.</param>
    /// <param name="load">A row.</param>
    /// <param name="store">Prints what is done with a column.</param>
    public static void Emit(SourceWriter writer, VectorWriter vector, int columns, Func<int, string> load, Action<int, string> store)
    {
        for (var row = 0; row < TransposeSchedule.LaneQuad; row++)
            writer.Line($"var r{Literal.Of(row)} = {load(row)};");
        for (var half = 0; half < (columns + 1) / 2; half++)
        {
            writer.Line($"var even{Literal.Of(half)} = {vector.Interleave(half == 1, "r0", "r2")};");
            writer.Line($"var odd{Literal.Of(half)} = {vector.Interleave(half == 1, "r1", "r3")};");
        }

        for (var column = 0; column < columns; column++)
            store(column, vector.Interleave(column % 2 == 1, $"even{Literal.Of(column / 2)}", $"odd{Literal.Of(column / 2)}"));
    }
}
