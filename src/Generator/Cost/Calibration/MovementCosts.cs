namespace Gen.Generator.Cost.Calibration;

/// <summary>Transpositions, copies and calls.</summary>
internal static class MovementCosts
{
    /// <summary>A block's loads, shuffles and stores, measured: one of eight rows puts its loads together on ports that do not shuffle.</summary>
    /// <remarks>Measured; the machine was not written down, in a9dc3f0; no command was written down.</remarks>
    public const double BlockCycles = 6;

    /// <summary>A float's load and store.</summary>
    /// <remarks>Estimated, in a9dc3f0; no command was written down.</remarks>
    public const double SingleCycles = 1.2;

    /// <summary>The rows of a tile that is done column by column.</summary>
    /// <remarks>Estimated, in a6e322b; no command was written down.</remarks>
    public const int TileRows = 64;

    /// <summary>What a float costs beside that where they do not stay: 64 rows of 1,000 and 256 of 140 took 0.23 to 0.29 cycles each in all, on Zen 5.</summary>
    /// <remarks>Measured on Zen 5, in a6e322b; no command was written down.</remarks>
    public const double FarCycles = 0.1;

    /// <summary>The same where they do not stay in the second cache either, or are done column by column: 0.5 to 0.6 in all.</summary>
    /// <remarks>Estimated, in a6e322b; no command was written down.</remarks>
    public const double FartherCycles = 0.4;

    /// <summary>What a further call of a kernel costs, in cycles, with what it leaves idle at its beginning and end.</summary>
    /// <remarks>Estimated, in c0aed61; no command was written down.</remarks>
    public const int CallCycles = 30;
}
