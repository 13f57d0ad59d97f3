using System;
using Gen.Generator.Algorithms.DifferencePairs;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;

namespace Gen.Generator.Algorithms.Winograd;

/// <summary>Whether a convolution is computed by Toom-Cook.</summary>
/// <param name="Tiles">The algorithm, if it is.</param>
/// <param name="Reason">Why it is, or why not.</param>
/// <param name="Share">Its share of the plain sums' cost; one where it is those.</param>
internal sealed record WinogradDecision(WinogradTiles? Tiles, string Reason, double Share)
{
    /// <summary>
    /// The share of another algorithm's cost that pairs may have at most: of four layers whose taps could be parts of two as well, those were 0 to 3 % faster, where the arithmetic
    /// had it the other way round.
    /// </summary>
    private const double MostOfTiles = 0.95;

    /// <summary>What takes its place where the products of pairs of taps are fewer cycles, if they are.</summary>
    public DifferencePairing? Pairs { get; init; }

    /// <summary>The decision in words, for a layer's pass.</summary>
    public Algorithm For(string layer, LayerPass pass, ConvolutionForm form) => Tiles is { } tiles
        ? new(layer, pass, tiles.ToString(), Reason, form.Multiplications, tiles.Multiplications)
        : Pairs is { } pairs ? new(layer, pass, pairs.ToString(), Reason, form.Multiplications, pairs.Multiplications)
        : new(layer, pass, Algorithm.Plain, Reason, form.Multiplications, form.Multiplications);

    /// <summary>The decision for the cheapest candidate, if there is one.</summary>
    /// <param name="best">The candidate.</param>
    /// <param name="cost">Its share of the plain sums' cost.</param>
    /// <param name="most">The greatest share at which it is taken.</param>
    public static WinogradDecision Of(WinogradTiles? best, double cost, double most)
    {
        if (best is not { } tiles)
            return new(null, "the level allows nothing else for so many taps and steps", 1);
        return cost < most ? new(best, Taken(cost), cost) : new(null, Left(tiles, cost), 1);
    }

    /// <summary>The better of this one and pairs of taps.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="cost">Their share of the plain sums' cost.</param>
    /// <param name="most">The greatest share at which they are taken.</param>
    public WinogradDecision Or(DifferencePairing pairs, double cost, double most)
    {
        if (cost < most && (Tiles is null || cost < MostOfTiles * Share))
            return new(null, Taken(cost), cost) { Pairs = pairs };
        return Tiles is null ? this with { Reason = Left(pairs, cost) } : this;
    }

    private static string Taken(double cost) => FormattableString.Invariant($"by arithmetic it takes {100 * cost:F0} % of the cycles of plain sums");

    private static string Left(object algorithm, double cost) => FormattableString.Invariant($"{algorithm} would, by arithmetic, take {100 * cost:F0} % of the cycles");
}
