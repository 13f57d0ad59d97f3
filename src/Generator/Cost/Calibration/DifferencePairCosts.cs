namespace Gen.Generator.Cost.Calibration;

/// <summary>Taps in pairs.</summary>
internal static class DifferencePairCosts
{
    /// <summary>The floats of a stretch's outputs: a first cache, beside which the second one holds what pairs have in common. (Half or twice as many were no faster, on Zen 4.)</summary>
    /// <remarks>Measured on Zen 4, in ea43ffb; no command was written down.</remarks>
    public const int NearFloats = 8192;

    /// <summary>The divisions into stretches that are considered.</summary>
    /// <remarks>Estimated, in 3e6e532; no command was written down.</remarks>
    public const int MostDivisions = 8;

    /// <summary>
    /// The products of the shortest sum at least: of 8 and 12 the tiles' beginnings and ends took all that was saved where two multiply-adds are done in a cycle (0.83 times the speed of
    /// plain sums, measured on AVX2; of 15 and more 1.10 to 1.25 times).
    /// </summary>
    /// <remarks>Measured; the machine was not written down, in 3e6e532; no command was written down.</remarks>
    public const int LeastProducts = 14;
}
