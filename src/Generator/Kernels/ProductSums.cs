using System;
using Gen.Generator.Isa;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>
/// Prints the sums of one register tile of outer products: each of some single floats times each of some vectors, added up over positions. <c>acc2x1</c> is the sum
/// of float 2 and vector 1.
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

    /// <summary>The variable of a sum.</summary>
    public string Sum(int row, int column) => $"{sum}{Literal.Of(row)}x{Literal.Of(column)}";

    /// <summary>Prints the sums over so many positions.</summary>
    public void Emit(SourceWriter writer, string positions)
    {
        ForEach((row, column) => writer.Line($"var {Sum(row, column)} = {vector.Constant(0)};"));
        var factors = Copy is null ? [floats, vectors] : (ProductFactor[])[floats, vectors, Copy];
        foreach (var factor in factors)
            writer.Line($"nint {factor.Cursor} = 0;");
        using (writer.Block($"for (nint position = {positions}; position > 0; position--)"))
        {
            if (tile.Vectors <= tile.Rows)
                EmitStepByRow(writer);
            else
                EmitStepByVector(writer);
            foreach (var factor in factors)
                writer.Line($"{factor.Cursor} += {factor.PositionStride};");
        }
    }

    /// <summary>Does something for each row and vector of the tile.</summary>
    public void ForEach(Action<int, int> action)
    {
        for (var row = 0; row < tile.Rows; row++)
        {
            for (var column = 0; column < tile.Vectors; column++)
                action(row, column);
        }
    }

    private void EmitStepByRow(SourceWriter writer)
    {
        for (var column = 0; column < tile.Vectors; column++)
            EmitVector(writer, column);
        for (var row = 0; row < tile.Rows; row++)
        {
            EmitFloat(writer, row);
            for (var column = 0; column < tile.Vectors; column++)
                EmitMultiplyAdd(writer, row, column);
        }
    }

    private void EmitStepByVector(SourceWriter writer)
    {
        for (var row = 0; row < tile.Rows; row++)
            EmitFloat(writer, row);
        for (var column = 0; column < tile.Vectors; column++)
        {
            EmitVector(writer, column);
            for (var row = 0; row < tile.Rows; row++)
                EmitMultiplyAdd(writer, row, column);
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
        writer.Line($"var {floats.Name}{Literal.Of(row)} = {vector.Broadcast($"Unsafe.Add(ref {floats.Reference}, {offset})")};");
    }

    private void EmitMultiplyAdd(SourceWriter writer, int row, int column) =>
        writer.Line($"{Sum(row, column)} = {vector.MultiplyAdd($"{floats.Name}{Literal.Of(row)}", $"{vectors.Name}{Literal.Of(column)}", Sum(row, column))};");
}
