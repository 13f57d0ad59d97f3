using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Planning;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels;

/// <summary>
/// Prints the inside of one register tile of an outer product: <c>acc2x1</c> is the tile's row 2, vector 1. The sums are added to what
/// is in memory once a sample, so that a batch adds up there.
/// </summary>
internal sealed class OuterProductTile(OuterProductKernel kernel, VectorWriter vector, OuterProductTileKind kind, OuterProductSchedule schedule)
{
    private int Rows => schedule.TilesHoldTaps ? kind.Tile.Rows * kernel.TapLength : kind.Tile.Rows;

    private int Vectors => kind.Tile.Vectors;

    public void Emit(SourceWriter writer)
    {
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Vectors; column++)
                writer.Line($"var {Accumulator(row, column)} = {vector.Constant(0)};");
        }

        writer.Line("nint xr = 0;");
        if (ReadsGradients)
            writer.Line("nint dyr = 0;");
        if (UsesPanel)
            writer.Line("nint panelr = 0;");
        using (writer.Block($"for (nint position = {(schedule.PositionBlocks > 1 ? "positions" : "Positions")}; position > 0; position--)"))
        {
            if (Vectors <= Rows)
                EmitStepByRow(writer);
            else
                EmitStepByVector(writer);
            writer.Line("xr += PositionStride;");
            if (ReadsGradients)
                writer.Line("dyr += GradientStride;");
            if (UsesPanel)
                writer.Line($"panelr += {Offset.Times(Vectors, "Lanes")};");
        }

        // What is behind a ragged end is summed like the rest, as it comes, and left out here: the sums are many, and this is once.
        if (kind.RaggedLanes > 0)
            writer.Line(vector.FirstLanesMask(kind.RaggedLanes));
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Vectors; column++)
            {
                var offset = Offset.Sum(Offset.Times(column, "PanelSize"), Offset.Times(row, "Lanes"));
                var sum = vector.First(column == Vectors - 1 && kind.RaggedLanes > 0 ? kind.RaggedLanes : vector.Lanes, Accumulator(row, column));
                writer.Line(vector.Store(vector.Add(vector.Load("dw", offset), sum), "dw", offset));
            }
        }
    }

    private bool ReadsGradients => kind.Use != GradientUse.Packed;

    private bool UsesPanel => kind.Use != GradientUse.Plain;

    private static string Accumulator(int row, int column) => $"acc{Literal.Of(row)}x{Literal.Of(column)}";

    private void EmitStepByRow(SourceWriter writer)
    {
        for (var column = 0; column < Vectors; column++)
            EmitGradient(writer, column);
        for (var row = 0; row < Rows; row++)
        {
            EmitValue(writer, row);
            for (var column = 0; column < Vectors; column++)
                EmitMultiplyAdd(writer, row, column);
        }
    }

    private void EmitStepByVector(SourceWriter writer)
    {
        for (var row = 0; row < Rows; row++)
            EmitValue(writer, row);
        for (var column = 0; column < Vectors; column++)
        {
            EmitGradient(writer, column);
            for (var row = 0; row < Rows; row++)
                EmitMultiplyAdd(writer, row, column);
        }
    }

    private void EmitGradient(SourceWriter writer, int column)
    {
        var (name, place) = ("dy" + Literal.Of(column), Offset.Times(column, "Lanes"));
        writer.Line(ReadsGradients
            ? $"var {name} = {vector.Load("dy", Offset.Sum("dyr", place))};"
            : $"var {name} = {vector.Load("panel", Offset.Sum("panelr", place))};");
        if (kind.Use == GradientUse.Pack)
            writer.Line(vector.Store(name, "panel", Offset.Sum("panelr", place)));
    }

    private void EmitValue(SourceWriter writer, int row)
    {
        var offset = Offset.Sum("xr", Offset.Times(row / kernel.TapLength, "TapStride"), Literal.Of(row % kernel.TapLength));
        writer.Line($"var x{Literal.Of(row)} = {vector.Broadcast($"Unsafe.Add(ref x, {offset})")};");
    }

    private void EmitMultiplyAdd(SourceWriter writer, int row, int column)
    {
        var accumulator = Accumulator(row, column);
        writer.Line($"{accumulator} = {vector.MultiplyAdd($"x{Literal.Of(row)}", $"dy{Literal.Of(column)}", accumulator)};");
    }
}
