namespace Gen.Generator.Cost.Calibration;

/// <summary>Contractions of transposed input.</summary>
internal static class TransposedInputCosts
{
    /// <summary>The most floats of a stretch's rows: a third of a small first cache.</summary>
    /// <remarks>Estimated, in a9dc3f0; no command was written down.</remarks>
    public const int MostFloats = 2560;

    /// <summary>The same of a short one: 20 KB, less than half of a first cache of 48. Of many channels there would be none otherwise.</summary>
    /// <remarks>Estimated, in 9ebe63a; no command was written down.</remarks>
    public const int MostFloatsOfFew = 5120;

    /// <summary>The positions of a short one at most: four of the widest vectors.</summary>
    /// <remarks>Estimated, in 9ebe63a; no command was written down.</remarks>
    public const int FewPositions = 64;

    /// <summary>The share of the usual way's cycles that must be promised: the arithmetic does not see all of what it costs that rows are read as soon as they are written.</summary>
    /// <remarks>Estimated, in a9dc3f0; no command was written down.</remarks>
    public const double MostShare = 0.9;

    /// <summary>Stretch cycles.</summary>
    /// <remarks>Estimated, in a9dc3f0; no command was written down.</remarks>
    public const int StretchCycles = 30;
}
