using System.Collections.Generic;
using Gen.Generator.Schedule;

namespace Gen.Generator.Kernels.WeightGradient;

/// <summary>Where a tile of an outer product has its gradients from.</summary>
internal enum GradientUse
{
    /// <summary>From dy.</summary>
    Plain,

    /// <summary>From dy, and it leaves them in the panel.</summary>
    Pack,

    /// <summary>From the panel.</summary>
    Packed,
}

/// <summary>What tells the methods of an outer product's tiles apart.</summary>
/// <param name="Tile">The tile; its rows are taps where it holds taps.</param>
/// <param name="Use">Where its gradients come from.</param>
/// <param name="RaggedLanes">The columns of its last vector where it must cut the others off; else none.</param>
internal sealed record WeightGradientTileKind(Tile Tile, GradientUse Use, int RaggedLanes)
{
    public string Name =>
        $"{(Use == GradientUse.Pack ? "PackingTile" : "Tile")}{ProductSums.Size(Tile)}{(RaggedLanes > 0 ? "Ragged" : "")}";

    public IReadOnlyList<string> Arguments => Use switch
    {
        GradientUse.Plain => ["x", "dy", "dw"],
        GradientUse.Pack => ["x", "dy", "panel", "dw"],
        _ => ["x", "panel", "dw"],
    };
}
