using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Schedule;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Direct;

/// <summary>The reduction as loops over taps and rows, which is as fast as any unrolling: only the tile itself is unrolled.</summary>
internal sealed class RolledReduction(ContractionKernel kernel, VectorWriter vector, Tile tile)
    : TapReduction(kernel, vector, tile)
{
    protected override void EmitRows(SourceWriter writer)
    {
        if (Kernel.TapLength == Tile.Parts)
        {
            EmitSteps(writer);
            return;
        }

        var steps = Tile.Parts == 1 ? "TapLength" : $"TapLength / {Literal.Of(Tile.Parts)}";
        using (writer.Block($"for (nint row = {steps}; row > 0; row--)"))
        {
            EmitSteps(writer);
            writer.Line($"xr = ref Unsafe.Add(ref xr, {Literal.Of(Tile.Parts)});");
            writer.Line($"wr = ref Unsafe.Add(ref wr, {Offset.Times(Tile.Parts, "Lanes")});");
        }
    }

    private void EmitSteps(SourceWriter writer)
    {
        for (var part = 0; part < Tile.Parts; part++)
        {
            if (Tile.Vectors <= Tile.Rows)
                EmitStepByRow(writer, part);
            else
                EmitStepByVector(writer, part);
        }
    }

    /// <summary>All weights first, then each position's value with all of them.</summary>
    private void EmitStepByRow(SourceWriter writer, int part)
    {
        for (var column = 0; column < Tile.Vectors; column++)
            EmitWeight(writer, column, part);
        for (var row = 0; row < Tile.Rows; row++)
        {
            EmitValue(writer, row, part);
            for (var column = 0; column < Tile.Vectors; column++)
                EmitMultiplyAdd(writer, Value(row, part), Weight(column, part), Accumulator(row, column, part));
        }
    }

    /// <summary>All positions' values first, then each weight with all of them: fewer registers where positions are few.</summary>
    private void EmitStepByVector(SourceWriter writer, int part)
    {
        for (var row = 0; row < Tile.Rows; row++)
            EmitValue(writer, row, part);
        for (var column = 0; column < Tile.Vectors; column++)
        {
            EmitWeight(writer, column, part);
            for (var row = 0; row < Tile.Rows; row++)
                EmitMultiplyAdd(writer, Value(row, part), Weight(column, part), Accumulator(row, column, part));
        }
    }

    private static string Weight(int column, int part) => $"w{Literal.Of(column)}{Part(part)}";

    private static string Value(int row, int part) => $"x{Literal.Of(row)}{Part(part)}";

    private void EmitWeight(SourceWriter writer, int column, int part)
    {
        var offset = Offset.Sum(Offset.Times(column, "PanelSize"), Offset.Times(part, "Lanes"));
        writer.Line($"var {Weight(column, part)} = {Vector.Load("wr", offset)};");
    }

    private void EmitValue(SourceWriter writer, int row, int part)
    {
        var offset = Offset.Sum(Offset.Times(row, "PositionStride"), Literal.Of(part));
        writer.Line($"var {Value(row, part)} = {Vector.BroadcastAt("xr", offset)};");
    }
}
