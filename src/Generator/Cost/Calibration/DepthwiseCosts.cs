namespace Gen.Generator.Cost.Calibration;

/// <summary>Channels by themselves.</summary>
internal static class DepthwiseCosts
{
    /// <summary>Fewer accumulators would wait for their own additions: four cycles of latency, two units.</summary>
    /// <remarks>Estimated, in 0b755e3; no command was written down.</remarks>
    public const int FewestPositions = 6;

    /// <summary>Three quarters of a first cache of 32 KB.</summary>
    /// <remarks>Estimated, in 54995e6; no command was written down.</remarks>
    public const int NearFloats = 6144;

    /// <summary>Where the taps are in groups: enough positions for a group's weights to be read seldom, and few enough to leave registers for them.</summary>
    /// <remarks>Estimated, in c0aed61; no command was written down.</remarks>
    public const int GroupPositions = 8;

    /// <summary>
    /// The operations for one multiply-add of plain sums. Three multiply-adds and about an addition take the place of four multiply-adds: with units of their own for additions that is
    /// a quarter less, and without them no more than this is lost.
    /// </summary>
    /// <remarks>Estimated, in 97fbb7f; no command was written down.</remarks>
    public const double MostOperations = 1.15;
}
