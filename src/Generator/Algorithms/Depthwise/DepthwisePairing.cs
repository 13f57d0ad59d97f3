using System;
using System.Linq;
using Gen.Generator.Cost.Calibration;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.Depthwise;

/// <summary>How many pairs of positions, and of taps, depthwise sums have in registers at the same time.</summary>
/// <param name="Positions">The pairs of positions of a tile.</param>
/// <param name="Taps">The pairs of taps of a group.</param>
internal readonly record struct DepthwisePairing(int Positions, int Taps)
{
    /// <summary>The positions of any tile at most.</summary>
    public const int MostPositions = 10;

    /// <summary>What takes the fewest operations, if they are few enough.</summary>
    /// <param name="kernel">The sums.</param>
    /// <param name="isa">The instruction set.</param>
    /// <param name="mayStay">Whether the weights stay in registers where all of them fit.</param>
    public static DepthwisePairing? Choose(DepthwiseKernel kernel, VectorIsa isa, bool mayStay)
    {
        if (!kernel.MayPair || kernel.PositionStride != kernel.TapStride || kernel.Taps < 2 || kernel.Positions < 2)
            return null;
        var candidates = from positions in Enumerable.Range(1, Math.Min(kernel.Positions, MostPositions) / 2)
                         from taps in Enumerable.Range(1, kernel.Taps / 2)
                         let pairing = new DepthwisePairing(positions, taps)
                         where pairing.Fits(isa, kernel.Taps)
                         orderby pairing.Operations(kernel.Taps, mayStay)
                         select pairing;
        return candidates.FirstOrDefault() is { Taps: > 0 } best && best.Operations(kernel.Taps, mayStay) <= DepthwiseCosts.MostOperations * kernel.Taps ? best : null;
    }

    /// <summary>Whether all pairs of taps are one group.</summary>
    public bool IsWhole(int taps) => Taps == taps / 2;

    /// <summary>
    /// Three weights for two taps, that of a last one without a partner if there is but one group, three sums for two positions, two values, their difference, what sums start
    /// at &lt;= Registers.
    /// </summary>
    private bool Fits(VectorIsa isa, int taps) =>
        3 * Taps + (IsWhole(taps) ? taps % 2 : 0) + 3 * Positions + 4 <= isa.Registers && 4 * Taps * Positions <= isa.Unrolled;

    /// <summary>Those of one position: products, differences and sums of weights of each group, and the end.</summary>
    private double Operations(int taps, bool mayStay)
    {
        var (groups, rest) = (taps / 2 / Taps, taps / 2 % Taps);
        var differences = groups * (Positions + Taps - 1) + (rest > 0 ? Positions + rest - 1 : 0);
        var weights = mayStay && IsWhole(taps) ? 0 : taps / 2;
        return taps / 2 * 1.5 + taps % 2 + 1 + differences / (double)Positions + weights / (2.0 * Positions);
    }
}
