using System.Linq;
using Gen.Generator.Algorithms.Direct;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Schedule;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.Direct;

/// <summary>
/// The reduction of a few rows: all weights are loaded once and stay in registers (<c>w2x1</c> is row 2, vector 1) while the tiles go by. A value
/// that several positions see is read once for all of them.
/// </summary>
internal sealed class WeightStationaryReduction(ContractionKernel kernel, VectorWriter vector, Tile tile)
    : ContractionReduction(kernel, vector, tile)
{
    public override void EmitBefore(SourceWriter writer)
    {
        for (var row = 0; row < Kernel.Taps * Kernel.TapLength; row++)
        {
            var inPanel = row / Kernel.TapLength * Kernel.TapRows + row % Kernel.TapLength;
            for (var column = 0; column < Tile.Vectors; column++)
            {
                var offset = Offset.Sum(Offset.Times(column, "PanelSize"), Offset.Times(inPanel, "Lanes"));
                writer.Line($"var {Weight(row, column)} = {Vector.Load("w", offset)};");
            }
        }
    }

    public override void Emit(SourceWriter writer)
    {
        var uses = WeightStationaryTiling.Uses(Kernel, Tile.Rows);
        foreach (var value in uses.OrderBy(use => use.Key))
        {
            var name = "x" + Literal.Of(value.Key);
            writer.Line($"var {name} = {Vector.BroadcastAt("xTile", Literal.Of(value.Key))};");
            foreach (var (position, row) in value)
            {
                for (var column = 0; column < Tile.Vectors; column++)
                    EmitMultiplyAdd(writer, name, Weight(row, column), Accumulator(position, column, 0));
            }
        }
    }

    private static string Weight(int row, int column) => $"w{Literal.Of(row)}x{Literal.Of(column)}";
}
