using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>
/// Prints the inside of one register tile of a contraction: accumulators as named locals (<c>acc2x1</c> is position 2, vector 1), a rolled
/// reduction, and the store with its epilogue.
/// </summary>
internal sealed class ContractionTile(ContractionKernel kernel, VectorWriter vector, Tile tile, int tiles, int lastLanes)
{
    private bool IsLastRagged => lastLanes < vector.Lanes;

    public void Emit(SourceWriter writer)
    {
        EmitTileReference(writer, "x", "PositionStride");
        EmitTileReference(writer, "y", "OutputStride");
        if (kernel.HasCompanion)
            EmitTileReference(writer, "beside", "OutputStride");
        EmitStart(writer);
        EmitReduction(writer);
        EmitStores(writer);
    }

    private static string N(int number) => Literal.Of(number);

    private void EmitTileReference(SourceWriter writer, string signal, string stride) =>
        writer.Line($"ref var {signal}Tile = {Offset.Ref(signal, Offset.Each(tiles, "tile", $"({Offset.Times(tile.Rows, stride)})"))};");

    private string Accumulator(int row, int column, int part) =>
        $"acc{N(row)}x{N(column)}" + (part == 0 ? "" : $"part{N(part)}");

    private void EmitStart(SourceWriter writer)
    {
        for (var column = 0; column < tile.Vectors; column++)
        {
            var start = kernel.HasBias ? vector.Load("bias", Offset.Times(column, "Lanes")) : vector.Constant(0);
            for (var row = 0; row < tile.Rows; row++)
            {
                for (var part = 0; part < tile.Parts; part++)
                {
                    var value = part > 0 ? vector.Constant(0) : row == 0 ? start : kernel.HasBias ? Accumulator(0, column, 0) : start;
                    writer.Line($"var {Accumulator(row, column, part)} = {value};");
                }
            }
        }
    }

    private void EmitReduction(SourceWriter writer)
    {
        if (kernel.Taps == 1)
        {
            writer.Line("ref var xr = ref xTile;");
            writer.Line("ref var wr = ref w;");
            EmitRows(writer);
            return;
        }

        using (writer.Block("for (nint tap = 0; tap < Taps; tap++)"))
        {
            writer.Line("ref var xr = ref Unsafe.Add(ref xTile, tap * TapStride);");
            writer.Line("ref var wr = ref Unsafe.Add(ref w, tap * (TapRows * Lanes));");
            EmitRows(writer);
        }
    }

    private void EmitRows(SourceWriter writer)
    {
        if (kernel.TapLength == tile.Parts)
        {
            EmitSteps(writer);
            return;
        }

        var steps = tile.Parts == 1 ? "TapLength" : $"TapLength / {N(tile.Parts)}";
        using (writer.Block($"for (nint row = {steps}; row > 0; row--)"))
        {
            EmitSteps(writer);
            writer.Line($"xr = ref Unsafe.Add(ref xr, {N(tile.Parts)});");
            writer.Line($"wr = ref Unsafe.Add(ref wr, {Offset.Times(tile.Parts, "Lanes")});");
        }
    }

    private void EmitSteps(SourceWriter writer)
    {
        for (var part = 0; part < tile.Parts; part++)
        {
            if (tile.Vectors <= tile.Rows)
                EmitStepByRow(writer, part);
            else
                EmitStepByVector(writer, part);
        }
    }

    /// <summary>All weights first, then each position's value with all of them.</summary>
    private void EmitStepByRow(SourceWriter writer, int part)
    {
        for (var column = 0; column < tile.Vectors; column++)
            writer.Line($"var {Weight(column, part)} = {Weights(column, part)};");
        for (var row = 0; row < tile.Rows; row++)
        {
            writer.Line($"var {Value(row, part)} = {Values(row, part)};");
            for (var column = 0; column < tile.Vectors; column++)
                EmitMultiplyAdd(writer, row, column, part);
        }
    }

    /// <summary>All positions' values first, then each weight with all of them: fewer registers where positions are few.</summary>
    private void EmitStepByVector(SourceWriter writer, int part)
    {
        for (var row = 0; row < tile.Rows; row++)
            writer.Line($"var {Value(row, part)} = {Values(row, part)};");
        for (var column = 0; column < tile.Vectors; column++)
        {
            writer.Line($"var {Weight(column, part)} = {Weights(column, part)};");
            for (var row = 0; row < tile.Rows; row++)
                EmitMultiplyAdd(writer, row, column, part);
        }
    }

    private void EmitMultiplyAdd(SourceWriter writer, int row, int column, int part)
    {
        var accumulator = Accumulator(row, column, part);
        writer.Line($"{accumulator} = {vector.MultiplyAdd(Value(row, part), Weight(column, part), accumulator)};");
    }

    private static string Weight(int column, int part) => $"w{N(column)}" + (part == 0 ? "" : $"part{N(part)}");

    private static string Value(int row, int part) => $"x{N(row)}" + (part == 0 ? "" : $"part{N(part)}");

    private string Weights(int column, int part) => vector.Load("wr", Offset.Sum(Offset.Times(column, "PanelSize"), Offset.Times(part, "Lanes")));

    private string Values(int row, int part)
    {
        var offset = Offset.Sum(Offset.Times(row, "PositionStride"), N(part));
        return vector.Broadcast(offset == "0" ? "xr" : $"Unsafe.Add(ref xr, {offset})");
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
        var sum = string.Join(" + ", Enumerable.Range(0, tile.Parts).Select(part => Accumulator(row, column, part)));
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
