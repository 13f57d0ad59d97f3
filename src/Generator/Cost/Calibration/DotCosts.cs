namespace Gen.Generator.Cost.Calibration;

/// <summary>Dot products.</summary>
internal static class DotCosts
{
    /// <summary>Start cycles.</summary>
    /// <remarks>Estimated, in f74a72e; no command was written down.</remarks>
    public const int StartCycles = 6;

    /// <summary>
    /// A line of weights that comes from the second cache again for each tile; measured, 2.4 where there are twelve columns of 1,683 inputs. The first time it comes from
    /// there whatever the way.
    /// </summary>
    /// <remarks>Measured; the machine was not written down, in b401372; no command was written down.</remarks>
    public const double FarLineCycles = 2.4;

    /// <summary>
    /// One and a half of the widest vectors: of more columns hardly any lane is idle. What the arithmetic does not see is that each column is a stream of weights: of a
    /// dense layer of 1,000 inputs dot products had 1.24 times the speed with 20 columns and 0.82 with 32, on AVX-512.
    /// </summary>
    /// <remarks>Measured; the machine was not written down, in b6d08e5; no command was written down.</remarks>
    public const int MostColumns = 24;
}
