using Gen.Generator.Algorithms.WeightGradient;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Schedule;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.WeightGradient;

/// <summary>
/// Prints the inside of one register tile of an outer product: <c>acc2x1</c> is the tile's row 2, vector 1. The sums are added to what
/// is in memory once a sample, or once a block of positions, so that a batch adds up there.
/// </summary>
internal sealed class WeightGradientTile(WeightGradientKernel kernel, VectorWriter vector, WeightGradientTileKind kind, WeightGradientSchedule schedule)
{
    private Tile Tile => schedule.TilesHoldTaps ? kind.Tile with { Rows = kind.Tile.Rows * kernel.TapLength } : kind.Tile;

    private ProductFactor Inputs => new("x", "x", "PositionStride",
        row => Offset.Sum(Offset.Times(row / kernel.TapLength, "TapStride"), Literal.Of(row % kernel.TapLength)));

    private ProductFactor Gradients => new("dy", "dy", "GradientStride", column => Offset.Times(column, "Lanes"));

    private ProductFactor Panel => Gradients with { Reference = "panel", PositionStride = Offset.Times(Tile.Vectors, "Lanes") };

    public void Emit(SourceWriter writer)
    {
        var sums = new ProductSums(vector, Tile, "acc", Inputs, kind.Use == GradientUse.Packed ? Panel : Gradients) { Copy = kind.Use == GradientUse.Pack ? Panel : null };
        // What is behind a ragged end is summed like the rest, as it comes, and left out here: the sums are many, and this is once.
        sums.Emit(writer, kernel.Positions, (row, column, lost) =>
        {
            var offset = Offset.Sum(Offset.Times(column, "PanelSize"), Offset.Times(row, "Lanes"));
            var sum = vector.First(column == Tile.Vectors - 1 && kind.RaggedLanes > 0 ? kind.RaggedLanes : vector.Lanes, sums.Sum(row, column));
            writer.Line(vector.AddTo(sum, "dw", offset, lost));
        });
    }
}
