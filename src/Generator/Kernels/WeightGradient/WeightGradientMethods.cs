using System.Collections.Generic;
using Gen.Generator.Algorithms.WeightGradient;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Sharing;
using Gen.Generator.Target;
using Gen.Generator.Text;

namespace Gen.Generator.Kernels.WeightGradient;

/// <summary>The methods that compute an outer product's tiles, and their calls.</summary>
internal sealed class WeightGradientMethods(WeightGradientKernel kernel, VectorWriter vector, WeightGradientSchedule schedule, SharedMethods methods)
{
    private static readonly MethodFamily s_tiles = new("OuterProductTiles",
        "Tiles of outer products: some rows of a weight's gradient, and some vectors of columns, are added up over positions in registers.");

    /// <summary>The vectors.</summary>
    public VectorWriter Vector => vector;

    /// <summary>The call of a tile.</summary>
    /// <param name="kind">The tile.</param>
    /// <param name="arguments">The references that it begins at.</param>
    public string Call(WeightGradientTileKind kind, IEnumerable<string> arguments)
    {
        var comment = $"{Counted.Of(kind.Tile.Rows, schedule.TilesHoldTaps ? "tap" : "row")} and {Counted.Of(kind.Tile.Vectors, "vector")} of columns"
            + kind.Use switch { GradientUse.Plain => ".", GradientUse.Pack => "; leaves the gradients in the panel.", _ => ", with gradients from the panel." };
        var call = methods.Add(new(s_tiles, kind.Name, comment, kind.Arguments, ["positions"]), vector,
            (writer, v) => new WeightGradientTile(kernel, v, kind, schedule).Emit(writer));
        return call.With([.. arguments, schedule.PositionBlocks > 1 ? "count" : "Positions"]);
    }
}
