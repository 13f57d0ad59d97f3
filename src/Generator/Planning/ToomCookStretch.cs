using System;
using System.Collections.Generic;

namespace Gen.Generator.Planning;

/// <summary>
/// A stretch of a convolution's outputs that is transformed, multiplied and transformed back before the next one, so that what stands between the three
/// stays in the second cache however long the signal is. Equal stretches follow each other in a loop.
/// </summary>
/// <param name="Start">The first output.</param>
/// <param name="Turns">The equal stretches.</param>
/// <param name="Tiles">One of them.</param>
internal readonly record struct ToomCookStretch(int Start, int Turns, ToomCookTiles Tiles)
{
    /// <summary>What inputs and outputs at the points may take: a quarter megabyte, beside weights in a cache of half a megabyte or more.</summary>
    private const int MostFloats = 1 << 16;

    /// <summary>The tiles that a stretch has at least: the weights are read anew for each, and should be used often enough.</summary>
    private const int LeastTiles = 48;

    /// <summary>
    /// The stretches of a convolution: as many equal ones as go, and a shorter last one. Those that hold rows outside the signal are unlike the others.
    /// </summary>
    public static IEnumerable<ToomCookStretch> Of(ToomCookTiles tiles)
    {
        var block = tiles.Phases * (tiles.InputStride + tiles.OutputStride);
        var most = Math.Max(MostFloats / block, (LeastTiles + tiles.Phases - 1) / tiles.Phases);
        var count = (tiles.Blocks + most - 1) / most;
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
