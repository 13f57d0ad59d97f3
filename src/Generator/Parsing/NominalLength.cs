using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Layers;
using Gen.Generator.Model;

namespace Gen.Generator.Parsing;

/// <summary>A length to check the layers of a network with that is declared for signals of any length: every stride divides it, and no window is wider.</summary>
internal static class NominalLength
{
    /// <summary>A window or a stride may be as large as a number can be; then a layer is found too large, as it is for any length.</summary>
    private const long Most = 1 << 20;
    private const int Least = 16;

    /// <summary>A length for some layers.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="channels">The channels of the input.</param>
    public static int Of(IReadOnlyCollection<Layer> layers, int channels)
    {
        var (steps, strides) = (0L, 1L);
        foreach (var reach in Reaches(layers, new((int)Most, Math.Max(channels, 1))))
        {
            steps = Math.Min(steps + reach.Steps, Most);
            strides = Math.Min(strides * reach.Stride, Most);
        }

        return (int)Math.Min((steps + Least) * strides, Math.Max(Most / strides, 1) * strides);
    }

    private static IEnumerable<Reach> Reaches(IEnumerable<Layer> layers, Shape shape) => layers.SelectMany(layer =>
        layer.Branches.Count > 0 ? layer.Branches.SelectMany(branch => Reaches(branch.Layers, shape)) : [layer.Reach(shape)]);
}
