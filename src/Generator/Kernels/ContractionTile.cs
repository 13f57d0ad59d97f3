using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>
/// Prints one method's tiles of a contraction: accumulators as named locals (<c>acc2x1</c> is position 2, vector 1), the reduction, and
/// the store with its epilogue.
/// </summary>
internal sealed class ContractionTile(ContractionKernel kernel, VectorWriter vector, Tile tile, int tiles, int lastLanes)
{
    private bool IsLastRagged => lastLanes < vector.Lanes;

    public void Emit(SourceWriter writer)
    {
        ContractionReduction reduction = tile.IsStationary
            ? new StationaryReduction(kernel, vector, tile)
            : new RolledReduction(kernel, vector, tile);
        reduction.EmitBefore(writer);
        using (writer.Loop("tile", tiles))
            EmitTile(writer, reduction);
    }

    private void EmitTile(SourceWriter writer, ContractionReduction reduction)
    {
        EmitTileReference(writer, "x", "PositionStride");
        EmitTileReference(writer, "y", "OutputStride");
        if (kernel.HasCompanion)
            EmitTileReference(writer, "beside", "OutputStride");
        EmitStart(writer);
        reduction.Emit(writer);
        EmitStores(writer);
    }

    private static string N(int number) => Literal.Of(number);

    private void EmitTileReference(SourceWriter writer, string signal, string stride) =>
        writer.Line($"ref var {signal}Tile = {Offset.Ref(signal, Offset.Each(tiles, "tile", $"({Offset.Times(tile.Rows, stride)})"))};");

    private void EmitStart(SourceWriter writer)
    {
        for (var column = 0; column < tile.Vectors; column++)
        {
            var start = kernel.HasBias ? vector.Load("bias", Offset.Times(column, "Lanes")) : vector.Constant(0);
            for (var row = 0; row < tile.Rows; row++)
            {
                for (var part = 0; part < tile.Parts; part++)
                {
                    var value = part > 0 ? vector.Constant(0) : row == 0 ? start : kernel.HasBias ? ContractionReduction.Accumulator(0, column, 0) : start;
                    writer.Line($"var {ContractionReduction.Accumulator(row, column, part)} = {value};");
                }
            }
        }
    }

    private void EmitStores(SourceWriter writer)
    {
        if (kernel.HasCompanion && IsLastRagged)
            writer.Line(vector.FirstLanesMask(lastLanes));
        for (var row = 0; row < tile.Rows; row++)
        {
            for (var column = 0; column < tile.Vectors; column++)
                EmitStore(writer, row, column);
        }
    }

    private void EmitStore(SourceWriter writer, int row, int column)
    {
        var sum = string.Join(" + ", Enumerable.Range(0, tile.Parts).Select(part => ContractionReduction.Accumulator(row, column, part)));
        var offset = Offset.Sum(Offset.Times(row, "OutputStride"), Offset.Times(column, "Lanes"));
        var isRagged = IsLastRagged && column == tile.Vectors - 1;
        var operands = new List<string> { tile.Parts == 1 ? sum : $"({sum})" };
        if (kernel.HasCompanion)
            operands.Add(isRagged ? vector.LoadFirst(lastLanes, "besideTile", offset) : vector.Load("besideTile", offset));
        var value = vector.Print(kernel.Epilogue, operands);
        if (!isRagged)
        {
            writer.Line(vector.Store(value, "yTile", offset));
            return;
        }

        writer.Line($"var out{N(row)} = {value};");
        foreach (var line in vector.StoreFirst(lastLanes, $"out{N(row)}", "yTile", offset))
            writer.Line(line);
    }
}
