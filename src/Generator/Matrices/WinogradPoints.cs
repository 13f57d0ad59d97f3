using System.Collections.Generic;
using System.Linq;

namespace Gen.Generator.Matrices;

/// <summary>
/// The finite points of each size; the last point is always infinity. Chosen by the mean error of single-precision sums: small fractions around one keep the
/// matrices' elements, and with them what cancels, small. Points in pairs +-a come side by side, which halves the work of a transform.
/// </summary>
internal static class WinogradPoints
{
    /// <summary>The most finite points that there is a set for.</summary>
    public const int Most = 7;

    /// <summary>So many points.</summary>
    public static IReadOnlyList<Fraction> Of(int count) => count switch
    {
        2 => [0, 1],
        3 => Paired([1]),
        4 => [.. Paired([new(3, 4)]), new(7, 4)],
        5 => Paired([new(2, 3), new(3, 2)]),
        6 => [.. Paired([new(1, 2), 1]), 3],
        Most => Paired([new(1, 2), 1, 2]),
        _ => throw new System.ArgumentOutOfRangeException(nameof(count), count, "There are no points for this size."),
    };

    private static Fraction[] Paired(Fraction[] magnitudes) =>
        [0, .. magnitudes.SelectMany(magnitude => new[] { magnitude, -magnitude })];
}
