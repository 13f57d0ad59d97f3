using System;
using System.Collections.Generic;

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
    /// <summary>What inputs and outputs at the points may take: a quarter megabyte, beside weights in a cache of half a megabyte or more.</summary>
    private const int MostFloats = 1 << 16;

    /// <summary>The tiles that a stretch has at least where its weights, read anew for each, come from far away.</summary>
    private const int LeastTiles = 48;

    /// <summary>Weights that stay in the second cache are read for each stretch at no cost: a megabyte.</summary>
    private const int MostNearWeights = 1 << 18;

    /// <summary>The inputs at the points that stay in the first cache, beside a block's products and weights: 8 KB.</summary>
    private const int NearFloats = 1 << 11;

    /// <summary>Tiles that fill registers on every set: twice 6 rows where there are 16, once 12 where there are 32.</summary>
    private const int RegisterTiles = 12;

    /// <summary>The columns of a block, about; its products are all that is kept of the outputs at the points.</summary>
    private const int BlockColumns = 32;

    /// <summary>
    /// The stretches of outputs: as short as registers allow, so that all is near, unless the weights are not; but of many parts no shorter than the inputs that a stretch
    /// has in common with the next, which are transformed for each.
    /// </summary>
    public static IEnumerable<WinogradStretch> OfSums(WinogradTiles tiles) => Of(tiles, tiles.WeightsLength <= MostNearWeights
        ? Math.Max(Math.Max(NearFloats / tiles.InputStride / RegisterTiles, 1) * RegisterTiles, Math.Min(CommonTiles(tiles), MostFloats / tiles.InputStride))
        : Math.Max(MostFloats / (tiles.InputStride + tiles.Points * BlockColumns), LeastTiles));

    private static int CommonTiles(WinogradTiles tiles) => (tiles.InputBlocks - tiles.Blocks * tiles.Outputs / tiles.Step) * tiles.Phases;

    /// <summary>The stretches of a weight gradient, whose sums over them are read and written once each.</summary>
    public static IEnumerable<WinogradStretch> OfWeightGradients(WinogradTiles tiles) =>
        Of(tiles, Math.Max(MostFloats / (tiles.InputStride + tiles.OutputStride), LeastTiles));

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
