namespace Gen.Generator.Cost.Calibration;

/// <summary>Contractions in vectors of columns.</summary>
internal static class DirectCosts
{
    /// <summary>What the call of a method of tiles takes; measured on AVX2, three layers of short reductions: 11 to 18.</summary>
    /// <remarks>Measured; the machine was not written down, in 612c8f7; no command was written down.</remarks>
    public const int CallCycles = 12;

    /// <summary>Bringing a vector of weights together out of single ones.</summary>
    /// <remarks>Estimated, in 6c25125; no command was written down.</remarks>
    public const int WeightCycles = 6;

    /// <summary>Loop cycles.</summary>
    /// <remarks>Estimated, in 6c25125; no command was written down.</remarks>
    public const double LoopCycles = 0.5;

    /// <summary>Half cache floats.</summary>
    /// <remarks>Estimated, in cdc9638; no command was written down.</remarks>
    public const int HalfCacheFloats = 4096;

    /// <summary>Greatest registers.</summary>
    /// <remarks>Estimated, in a7de135; no command was written down.</remarks>
    public const int GreatestRegisters = 2;

    /// <summary>Burst cycles.</summary>
    /// <remarks>Estimated, in 378f4f8; no command was written down.</remarks>
    public const double BurstCycles = 0.4;

    /// <summary>Half of the first cache: for the stretch's output.</summary>
    /// <remarks>Estimated, in 7d59ea4; no command was written down.</remarks>
    public const int NearFloats = 4096;

    /// <summary>More weights than that would be fetched from further out for each stretch.</summary>
    /// <remarks>Estimated, in 7d59ea4; no command was written down.</remarks>
    public const int MostWeights = 16384;

    /// <summary>More inputs than that come from beyond the second cache for each block of columns: a megabyte.</summary>
    /// <remarks>Estimated, in d49b041; no command was written down.</remarks>
    public const int FarFloats = 1 << 18;

    /// <summary>The inputs of a stretch that are to stay near then, beside weights in the second cache.</summary>
    /// <remarks>Estimated, in d49b041; no command was written down.</remarks>
    public const int NearInputs = 1 << 14;

    /// <summary>Fewer weights stay in half of the first cache from one sample to the next, and going through the samples twice has its price, too.</summary>
    /// <remarks>Estimated, in 6cf3ee9; no command was written down.</remarks>
    public const int LeastWeights = 4096;
}
