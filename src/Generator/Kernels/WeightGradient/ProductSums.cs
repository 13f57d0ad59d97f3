using System;
using System.Linq;
using Gen.Generator.Schedule;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.WeightGradient;

/// <summary>
/// Prints the sums of one register tile of outer products: each of some single floats times each of some vectors, added up over positions. <c>acc2x1</c> is the sum
/// of float 2 and vector 1; of a small tile, whose sums would wait for their own additions, it is that of every other position, say, and <c>acc2x1p1</c> that of the others.
/// </summary>
/// <param name="vector">How wide the vectors are.</param>
/// <param name="tile">The floats, as rows, and the vectors.</param>
/// <param name="sum">What a sum is called, before its numbers.</param>
/// <param name="floats">The factor of which single floats are in all lanes.</param>
/// <param name="vectors">The factor that comes in vectors.</param>
internal sealed class ProductSums(VectorWriter vector, Tile tile, string sum, ProductFactor floats, ProductFactor vectors)
{
    /// <summary>Where the vectors are left for later tiles, if they are.</summary>
    public ProductFactor? Copy { get; init; }

    private ProductFactor[] Factors => Copy is null ? [floats, vectors] : [floats, vectors, Copy];

    /// <summary>The positions of a block, at least.</summary>
    public const int MostPositions = 256;

    /// <summary>
    /// Prints the sums over <c>positions</c>, and what becomes of each. Of many positions they come in blocks, each of which is added to what stands in memory, and
    /// what that loses is kept for the next block: a single sum over all of them would lose digits.
    /// </summary>
    /// <param name="writer">Where to.</param>
    /// <param name="most">The most positions that there can be.</param>
    /// <param name="add">Prints how the sum of a row and a vector is added to what is there; of blocks with a variable for what that loses.</param>
    public void Emit(SourceWriter writer, int most, Action<int, int, string?> add)
    {
        EmitCursors(writer);
        if (!AreMany(most))
        {
            EmitSums(writer, "positions", most % tile.Parts, isBlock: false);
            ForEach((row, column) => add(row, column, null));
            return;
        }

        for (var row = 0; row < tile.Rows; row++)
            writer.Line($"{vector.Type} {string.Join(", ", Enumerable.Range(0, tile.Vectors).Select(column => $"{Lost(row, column)} = {vector.Constant(0)}"))};");
        var block = Literal.Of((MostPositions + tile.Parts - 1) / tile.Parts * tile.Parts);
        using (writer.Block($"for (nint left = positions; left > 0; left -= {block})"))
        {
            writer.Line($"var count = nint.Min({block}, left);");
            EmitSums(writer, "count", most % tile.Parts, isBlock: true);
            ForEach((row, column) => add(row, column, Lost(row, column)));
        }
    }

    private static string Lost(int row, int column) => $"lost{Literal.Of(row)}x{Literal.Of(column)}";

    /// <summary>Whether so many positions are more than a block.</summary>
    public static bool AreMany(int positions) => positions > MostPositions;

    private void EmitCursors(SourceWriter writer) =>
        writer.Line($"nint {string.Join(", ", Factors.Select(factor => $"{factor.Cursor} = 0"))};");

    private void EmitSums(SourceWriter writer, string positions, int rest, bool isBlock)
    {
        for (var row = 0; row < tile.Rows; row++)
        {
            var sums = from part in Enumerable.Range(0, tile.Parts) from column in Enumerable.Range(0, tile.Vectors) select $"{Part(row, column, part)} = {vector.Constant(0)}";
            writer.Line($"{vector.Type} {string.Join(", ", sums)};");
        }

        using (writer.Block($"for (nint position = {positions}{(tile.Parts > 1 ? $" / {Literal.Of(tile.Parts)}" : "")}; position > 0; position--)"))
            EmitSteps(writer, tile.Parts);
        if (rest > 0 && !isBlock)
            EmitSteps(writer, rest);
        for (var part = 0; part < rest && isBlock; part++)
        {
            using (writer.Block($"if (count % {Literal.Of(tile.Parts)} > {Literal.Of(part)})"))
                EmitStep(writer, part);
        }
    }

    /// <summary>The end of such a tile's name.</summary>
    public static string Size(Tile tile) =>
        $"{Literal.Of(tile.Rows)}x{Literal.Of(tile.Vectors)}{(tile.Parts > 1 ? $"In{Literal.Of(tile.Parts)}" : "")}";

    /// <summary>A sum, of all its parts.</summary>
    public string Sum(int row, int column) => Enumerable.Range(0, tile.Parts).Select(part => Part(row, column, part)).Aggregate(vector.Add);

    /// <summary>Does something for each row and vector of the tile.</summary>
    private void ForEach(Action<int, int> action)
    {
        for (var row = 0; row < tile.Rows; row++)
        {
            for (var column = 0; column < tile.Vectors; column++)
                action(row, column);
        }
    }

    private string Part(int row, int column, int part) => $"{sum}{Literal.Of(row)}x{Literal.Of(column)}{(part == 0 ? "" : "p" + Literal.Of(part))}";

    /// <summary>Prints a position for each of the first parts.</summary>
    private void EmitSteps(SourceWriter writer, int parts)
    {
        for (var part = 0; part < parts; part++)
        {
            using (tile.Parts > 1 ? writer.Braces() : (SourceWriter.Scope?)null)
                EmitStep(writer, part);
        }
    }

    private void EmitStep(SourceWriter writer, int part)
    {
        if (tile.Vectors <= tile.Rows)
            EmitStepByRow(writer, part);
        else
            EmitStepByVector(writer, part);
        foreach (var factor in Factors)
            writer.Line($"{factor.Cursor} += {factor.PositionStride};");
    }

    private void EmitStepByRow(SourceWriter writer, int part)
    {
        for (var column = 0; column < tile.Vectors; column++)
            EmitVector(writer, column);
        for (var row = 0; row < tile.Rows; row++)
        {
            EmitFloat(writer, row);
            for (var column = 0; column < tile.Vectors; column++)
                EmitMultiplyAdd(writer, row, column, part);
        }
    }

    private void EmitStepByVector(SourceWriter writer, int part)
    {
        for (var row = 0; row < tile.Rows; row++)
            EmitFloat(writer, row);
        for (var column = 0; column < tile.Vectors; column++)
        {
            EmitVector(writer, column);
            for (var row = 0; row < tile.Rows; row++)
                EmitMultiplyAdd(writer, row, column, part);
        }
    }

    private void EmitVector(SourceWriter writer, int column)
    {
        var name = vectors.Name + Literal.Of(column);
        writer.Line($"var {name} = {vector.Load(vectors.Reference, Offset.Sum(vectors.Cursor, vectors.Place(column)))};");
        if (Copy is not null)
            writer.Line(vector.Store(name, Copy.Reference, Offset.Sum(Copy.Cursor, Copy.Place(column))));
    }

    private void EmitFloat(SourceWriter writer, int row)
    {
        var offset = Offset.Sum(floats.Cursor, floats.Place(row));
        writer.Line($"var {floats.Name}{Literal.Of(row)} = {vector.BroadcastAt(floats.Reference, offset)};");
    }

    private void EmitMultiplyAdd(SourceWriter writer, int row, int column, int part)
    {
        var accumulator = Part(row, column, part);
        writer.Line($"{accumulator} = {vector.MultiplyAdd($"{floats.Name}{Literal.Of(row)}", $"{vectors.Name}{Literal.Of(column)}", accumulator)};");
    }
}
