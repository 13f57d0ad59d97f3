using System;
using System.Linq;

namespace Gen.Tests.Reference;

/// <summary>Draws sizes, as often from around the widths of vectors as from everywhere.</summary>
public static class RandomSizes
{
    private static readonly int[] s_edges = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33];

    /// <summary>A size from 1 to <paramref name="most"/>.</summary>
    public static int Size(Random random, int most)
    {
        if (random.Next(2) == 0)
            return random.Next(1, most + 1);
        var edges = s_edges.Where(edge => edge <= most).ToArray();
        return edges[random.Next(edges.Length)];
    }

    /// <summary>The padding of a window of that many steps.</summary>
    public static PaddingSpec Padding(Random random, int extent) => random.Next(6) switch
    {
        0 => PaddingSpec.Valid,
        1 => PaddingSpec.Causal,
        2 => PaddingSpec.Both(random.Next(extent + 1)),
        3 => PaddingSpec.Sides(random.Next(extent + 1), random.Next(extent + 1)),
        _ => PaddingSpec.Same,
    };

    /// <summary>Draws until the layer can be applied.</summary>
    public static ReferenceLayer Fitting(Shape input, Func<ReferenceLayer> draw)
    {
        while (true)
        {
            var layer = draw();
            if (layer.Fits(input))
                return layer;
        }
    }
}
