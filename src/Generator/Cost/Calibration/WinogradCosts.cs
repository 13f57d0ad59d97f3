namespace Gen.Generator.Cost.Calibration;

/// <summary>Toom-Cook.</summary>
internal static class WinogradCosts
{
    /// <summary>The inputs at the points that the first cache keeps beside weights and products: 24 KB.</summary>
    /// <remarks>Estimated, in d1cff23; no command was written down.</remarks>
    public const int FirstCacheFloats = 6 << 10;

    /// <summary>A line of them, written and read, where it does not: 4 to 7 where nothing else is waited for, as measured on AVX-512.</summary>
    /// <remarks>Measured; the machine was not written down, in 96a9441; no command was written down.</remarks>
    public const double FarLineCycles = 6;

    /// <summary>
    /// A vector of products that is written and read again for the outputs, where nothing hides it. Of 200 drawn shapes those with up to 24 multiplications for each
    /// took 4 to 9 cycles more than without it, on AVX-512.
    /// </summary>
    /// <remarks>Measured; the machine was not written down, in 96a9441; no command was written down.</remarks>
    public const double ProductCycles = 8;

    /// <summary>The multiplications for one product behind which that is hidden.</summary>
    /// <remarks>Estimated, in 96a9441; no command was written down.</remarks>
    public const double HidingMultiplications = 24;

    /// <summary>What inputs and outputs at the points may take: a quarter megabyte, beside weights in a cache of half a megabyte or more.</summary>
    /// <remarks>Estimated, in eb289b3; no command was written down.</remarks>
    public const int MostFloats = 1 << 16;

    /// <summary>The tiles that a stretch has at least where its weights, read anew for each, come from far away.</summary>
    /// <remarks>Estimated, in eb289b3; no command was written down.</remarks>
    public const int LeastTiles = 48;

    /// <summary>Weights that stay in the second cache are read for each stretch at no cost: a megabyte.</summary>
    /// <remarks>Estimated, in c52034f; no command was written down.</remarks>
    public const int MostNearWeights = 1 << 18;

    /// <summary>The inputs at the points that stay in the first cache, beside a block's products and weights: 8 KB.</summary>
    /// <remarks>Estimated, in c52034f; no command was written down.</remarks>
    public const int NearFloats = 1 << 11;

    /// <summary>Tiles that fill registers on every set: twice 6 rows where there are 16, once 12 where there are 32.</summary>
    /// <remarks>Estimated, in c52034f; no command was written down.</remarks>
    public const int RegisterTiles = 12;

    /// <summary>The columns of a block, about; its products are all that is kept of the outputs at the points.</summary>
    /// <remarks>Estimated, in c52034f; no command was written down.</remarks>
    public const int BlockColumns = 32;
}
