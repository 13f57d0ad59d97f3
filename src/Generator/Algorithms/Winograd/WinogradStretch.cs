using System;
using System.Collections.Generic;
using Gen.Generator.Cost.Calibration;

namespace Gen.Generator.Algorithms.Winograd;

/// <summary>
/// A stretch of a convolution's outputs that is transformed, multiplied and transformed back before the next one, so that what stands between the three
/// stays near however long the signal is. Equal stretches follow each other in a loop.
/// </summary>
/// <param name="Start">The first output.</param>
/// <param name="Turns">The equal stretches.</param>
/// <param name="Tiles">One of them.</param>
internal sealed record WinogradStretch(int Start, int Turns, WinogradTiles Tiles)
{
    /// <summary>
    /// The stretches of outputs: as short as registers allow, so that all is near, unless the weights are not; but of many parts no shorter than the inputs that a stretch
    /// has in common with the next, which are transformed for each.
    /// </summary>
    public static IEnumerable<WinogradStretch> OfSums(WinogradTiles tiles) => Of(tiles, tiles.WeightsLength <= WinogradCosts.MostNearWeights
        ? Math.Max(Math.Max(WinogradCosts.NearFloats / tiles.InputStride / WinogradCosts.RegisterTiles, 1) * WinogradCosts.RegisterTiles, Math.Min(CommonTiles(tiles), WinogradCosts.MostFloats / tiles.InputStride))
        : Math.Max(WinogradCosts.MostFloats / (tiles.InputStride + tiles.Points * WinogradCosts.BlockColumns), WinogradCosts.LeastTiles));

    private static int CommonTiles(WinogradTiles tiles) => (tiles.InputBlocks - tiles.Blocks * tiles.Outputs / tiles.Step) * tiles.Phases;

    /// <summary>The stretches of a weight gradient, whose sums over them are read and written once each.</summary>
    public static IEnumerable<WinogradStretch> OfWeightGradients(WinogradTiles tiles) =>
        Of(tiles, Math.Max(WinogradCosts.MostFloats / (tiles.InputStride + tiles.OutputStride), WinogradCosts.LeastTiles));

    /// <summary>At least so many stretches: some more, by a sixth at most, where all are equal then, and the kernels of a shorter last one need not be compiled.</summary>
    private static int EvenCount(int blocks, int least)
    {
        for (var count = least; count <= least + least / 6; count++)
        {
            if (blocks % count == 0)
                return count;
        }

        return least;
    }

    /// <summary>
    /// The stretches of a convolution: as many equal ones as go, and a shorter last one. Those that hold rows outside the signal are unlike the others.
    /// </summary>
    private static IEnumerable<WinogradStretch> Of(WinogradTiles tiles, int mostTiles)
    {
        var most = Math.Max(mostTiles / tiles.Phases, 1);
        var count = EvenCount(tiles.Blocks, (tiles.Blocks + most - 1) / most);
        var positions = (tiles.Blocks + count - 1) / count * tiles.Outputs * tiles.Form.Dilation;
        for (var (start, turns) = (0, 0); start < tiles.Form.Positions; start += turns * positions)
        {
            var stretch = tiles.Of(start, Math.Min(positions, tiles.Form.Positions - start));
            for (turns = 1; start + (turns + 1) * positions <= tiles.Form.Positions && tiles.Of(start + turns * positions, positions) == stretch;)
                turns++;
            yield return new(start, turns, stretch);
        }
    }
}
