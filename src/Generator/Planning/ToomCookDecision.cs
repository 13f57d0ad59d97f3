using System;
using Gen.Generator.Lowering;

namespace Gen.Generator.Planning;

/// <summary>Whether a convolution is computed by Toom-Cook.</summary>
/// <param name="Tiles">The algorithm, if it is.</param>
/// <param name="Reason">Why it is, or why not.</param>
/// <param name="Share">Its share of the plain sums' cost; one where it is those.</param>
internal sealed record ToomCookDecision(ToomCookTiles? Tiles, string Reason, double Share)
{
    /// <summary>The decision in words, for a layer's pass.</summary>
    public Algorithm For(string layer, LayerPass pass, ConvolutionForm form) => Tiles is { } tiles
        ? new(layer, pass, tiles.ToString(), Reason, form.Multiplications, tiles.Multiplications)
        : new(layer, pass, Algorithm.Plain, Reason, form.Multiplications, form.Multiplications);

    /// <summary>The decision for the cheapest candidate, if there is one.</summary>
    /// <param name="best">The candidate.</param>
    /// <param name="cost">Its share of the plain sums' cost.</param>
    /// <param name="most">The greatest share at which it is taken.</param>
    public static ToomCookDecision Of(ToomCookTiles? best, double cost, double most)
    {
        if (best is not { } tiles)
            return new(null, "the level allows nothing else for so many taps and steps", 1);
        return cost < most
            ? new(best, FormattableString.Invariant($"by arithmetic it takes {100 * cost:F0} % of the cycles of plain sums"), cost)
            : new(null, FormattableString.Invariant($"{tiles} would, by arithmetic, take {100 * cost:F0} % of the cycles"), 1);
    }
}
