using System.Collections.Generic;
using Gen.Tests.Reference;
using static Gen.Tests.Reference.OddShape;

namespace Gen.Tests.Numerics;

/// <summary>The convolutions that Toom-Cook is tested on.</summary>
internal static class ToomCookShapes
{
    /// <summary>The shapes for an algorithm, F(m, k): lengths around m and 2m, and channels and filters around a vector. Without one, all options.</summary>
    public static IReadOnlyList<OddShape> For((int Outputs, int Taps)? algorithm) => algorithm is var (outputs, taps) ? Of(outputs, taps) : Others;

    private static IReadOnlyList<OddShape> Of(int outputs, int taps)
    {
        var shapes = new List<OddShape>
        {
            Odd(3 * outputs, 7, 9, taps, 1, 1, "same"),
            Odd(3 * outputs + 1, 17, 8, taps, outputs, 1, "same"),
            Odd(2 * outputs + 1, 8, 15, 2 * taps, 1, 1, "same"),
            Odd(2 * outputs, 3, 1, 2 * taps + 1, 1, 1, "causal"),
        };
        for (var length = 1; length <= 2 * outputs + 1; length++)
            shapes.Add(Odd(length, 1 + length % 4, 4 + length % 3, taps, 1, 1, "same"));
        return shapes;
    }

    /// <summary>Dilations from one row to beyond the signal, groups, strides that are rows of several steps, and a signal of several stretches.</summary>
    private static IReadOnlyList<OddShape> Others { get; } =
    [
        Odd(30, 5, 6, 3, 4, 1, "same"),
        Odd(7, 2, 3, 3, 9, 1, "same"),
        Odd(25, 4, 17, 8, 2, 1, "causal"),
        Odd(19, 8, 12, 3, 1, 4, "same"),
        Odd(23, 6, 6, 5, 3, 2, "valid"),
        Odd(21, 3, 5, 6, 1, 1, "same", stride: 2),
        Odd(40, 2, 4, 9, 1, 1, "same", stride: 3),
        Odd(700, 64, 40, 3, 1, 1, "same"),
        Odd(650, 48, 48, 3, 5, 1, "causal"),
    ];

    /// <summary>Signals of several stretches between layers and transpositions, whose buffers the loops over the stretches must not write into.</summary>
    public static IReadOnlyList<ReferenceNetwork> Long { get; } =
    [
        new(new Shape(500, 72), DataLayout.ChannelsFirst, [Odd(1, 1, 64, 3, 1, 1, "same").Layer]),
        new(new Shape(420, 64), DataLayout.ChannelsLast, [Odd(1, 1, 80, 3, 1, 1, "same").Layer, Odd(1, 1, 72, 5, 1, 1, "causal").Layer]),
    ];
}
