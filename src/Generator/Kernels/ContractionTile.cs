using System;
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
    private bool IsLastRagged => lastLanes < _width;

    /// <summary>The lanes of one position.</summary>
    private readonly int _width = vector.Lanes / tile.Share;

    /// <summary>Whether all positions of a vector lie side by side in the output.</summary>
    private bool IsJoined => tile.Share == 1 || kernel.OutputStride == _width;

    public void Emit(SourceWriter writer)
    {
        ContractionReduction reduction = tile switch
        {
            { IsStationary: true } => new StationaryReduction(kernel, vector, tile),
            { Share: > 1 } => new SharedReduction(kernel, vector, tile),
            _ => new RolledReduction(kernel, vector, tile),
        };
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
        writer.Line($"ref var {signal}Tile = {Offset.Ref(signal, Offset.Each(tiles, "tile", $"({Offset.Times(tile.Positions, stride)})"))};");

    private void EmitStart(SourceWriter writer)
    {
        for (var column = 0; column < tile.Vectors; column++)
        {
            var start = kernel.HasBias ? LoadPositions("bias", _ => Offset.Times(column, "Lanes")) : vector.Constant(0);
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
        if (kernel.HasCompanion && IsLastRagged && tile.Share == 1)
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
        var offset = Offset.Sum(Offset.Times(row * tile.Share, "OutputStride"), Offset.Times(column, "Lanes"));
        var isRagged = IsLastRagged && column == tile.Vectors - 1;
        var operands = new List<string> { tile.Parts == 1 ? sum : $"({sum})" };
        if (kernel.HasCompanion)
            operands.Add(isRagged && tile.Share == 1 ? vector.LoadFirst(lastLanes, "besideTile", offset) : LoadPositions("besideTile", At));
        var value = vector.Print(kernel.Epilogue, operands);
        if (IsJoined && !isRagged)
        {
            writer.Line(vector.Store(value, "yTile", offset));
            return;
        }

        writer.Line($"var out{N(row)} = {value};");
        for (var position = 0; position < tile.Share; position++)
        {
            foreach (var line in vector.Of(_width).StoreFirst(lastLanes, vector.Part($"out{N(row)}", tile.Share, position), "yTile", At(position)))
                writer.Line(line);
        }

        string At(int position) => Offset.Sum(Offset.Times(row * tile.Share + position, "OutputStride"), Offset.Times(column, "Lanes"));
    }

    /// <summary>A vector of all positions that share it, each from its own place.</summary>
    private string LoadPositions(string reference, Func<int, string> at) => IsJoined && at(0) != at(tile.Share - 1) || tile.Share == 1
        ? vector.Load(reference, at(0))
        : vector.Join([.. Enumerable.Range(0, tile.Share).Select(position => vector.Of(_width).Load(reference, at(position)))]);
}
