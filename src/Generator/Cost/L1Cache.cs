using System;

namespace Gen.Generator.Cost;

/// <summary>
/// What a schedule knows of the first cache: 64 sets of 8 lines, the least that machines with vectors have. Rows at a distance of a power of two fall into the
/// same few sets, so that of a hundred of them hardly any stay, though the cache could hold five hundred.
/// </summary>
internal static class L1Cache
{
    public const int LineFloats = 16;

    /// <summary>A quarter megabyte, the half of a small second cache.</summary>
    public const int SecondCacheFloats = 1 << 16;

    /// <summary>What it holds: 32 KB.</summary>
    public const int Floats = Sets * Ways * LineFloats;

    /// <summary>What a line costs that comes from the second cache: about what dot products were measured to pay for their weights.</summary>
    private const double FarLineCycles = 2.5;

    private const int Sets = 64;

    private const int Ways = 8;

    /// <summary>
    /// Cycles for a line that does not stay, beside other work, which hides the most: as outer products were measured. The nearer the rows are to each other
    /// the more of it is brought before it is asked for, and nearly all where no line between two of them is left out; unless all rows together are too much
    /// for the second cache, too.
    /// </summary>
    /// <param name="lines">The lines that are read of each row, on average.</param>
    /// <param name="stride">The floats from one row to the next.</param>
    /// <param name="rows">The rows that are read before the first one is read again.</param>
    public static double LineCycles(double lines, int stride, int rows) => (long)rows * stride > SecondCacheFloats
        ? 2
        : 0.9 * Math.Max(0.1, 1 - lines * LineFloats / Math.Max(stride, 1));

    /// <summary>What it costs to bring neighbouring floats from the second cache where nothing else is done meanwhile; nothing where the first one holds them.</summary>
    /// <param name="floats">The floats.</param>
    /// <param name="others">Those that are used with them.</param>
    public static double FarCycles(int floats, int others) => floats + others <= Floats ? 0 : FarLineCycles * floats / LineFloats;

    /// <summary>Whether so many rows stay while they are used again, in a share of the cache.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="floats">The floats that are read of each.</param>
    /// <param name="stride">The floats from one row to the next.</param>
    /// <param name="share">The share of the cache that may be theirs.</param>
    public static bool Holds(int rows, int floats, int stride, double share)
    {
        var linesOfRow = Math.Min((floats + LineFloats - 1) / LineFloats, Math.Max(stride, 1) / (double)LineFloats);
        var starts = Sets * LineFloats / GreatestCommonDivisor(stride, Sets * LineFloats);
        var sets = Math.Min(Sets, starts * Math.Max(linesOfRow, 1));
        return rows * linesOfRow <= sets * Ways * share;
    }

    /// <summary>
    /// The lines that so many neighbouring floats touch, when they begin at any multiple of themselves: (floats + line - gcd(floats, line)) / line on
    /// average.
    /// </summary>
    public static double LinesOf(int floats) =>
        (floats + LineFloats - GreatestCommonDivisor(floats, LineFloats)) / (double)LineFloats;

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
