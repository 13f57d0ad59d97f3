using System;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>
/// Prints a loop over columns: whole vectors first, several at once where that hides latency, then narrower vectors and at last single floats. Nothing
/// beside the columns is touched, so it may run on a user's span.
/// </summary>
internal static class ColumnLoop
{
    /// <summary>Prints the body of so many neighbouring vectors at a column.</summary>
    /// <param name="vector">How wide they are.</param>
    /// <param name="column">The first column: a number or a variable.</param>
    /// <param name="vectors">How many they are.</param>
    public delegate void Body(VectorWriter vector, string column, int vectors);

    /// <summary>Prints the loop.</summary>
    public static void Emit(SourceWriter writer, VectorWriter vector, int columns, int together, Body body)
    {
        var start = EmitRegion(writer, vector, "Lanes", 0, columns, together, body);
        start = together > 1 ? EmitRegion(writer, vector, "Lanes", start, columns, 1, body) : start;
        while (start < columns)
        {
            vector = vector.Narrower;
            start = EmitRegion(writer, vector, Literal.Of(vector.Lanes), start, columns, 1, body);
        }
    }

    /// <summary>Prints a loop whose ends are marked numbers: kernels of other widths share its text.</summary>
    private static int EmitRegion(SourceWriter writer, VectorWriter vector, string lanes, int start, int columns, int together, Body body)
    {
        var step = vector.Lanes * together;
        var end = start + (columns - start) / step * step;
        if (end == start)
            return start;
        using (writer.Block($"for (nint column = {Mark.Of("start", start)}; column < {Mark.Of("end", end)}; column += {Offset.Times(together, lanes)})"))
            body(vector, "column", together);
        return end;
    }

    /// <summary>The offset of the so-manieth vector behind a column.</summary>
    public static string At(string column, VectorWriter vector, int index) =>
        index == 0 ? column : $"{column} + {Offset.Times(index, vector.LanesName)}";
}
