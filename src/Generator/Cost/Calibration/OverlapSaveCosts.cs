namespace Gen.Generator.Cost.Calibration;

/// <summary>Products of spectra.</summary>
internal static class OverlapSaveCosts
{
    /// <summary>Four rows of a vector that meet: 28 operations, more than their 17 loads and 8 stores take.</summary>
    /// <remarks>Counted in the emitted code.</remarks>
    public const double ButterflyOperations = 28;

    /// <summary>What their loop costs beside.</summary>
    /// <remarks>Estimated.</remarks>
    public const double ButterflyLoopCycles = 4;

    /// <summary>A vector's product with what stands between the goes: six operations.</summary>
    /// <remarks>Estimated.</remarks>
    public const double MiddleOperations = 6;

    /// <summary>A product of two vectors of complex numbers: four multiply-adds, as many loads.</summary>
    /// <remarks>Estimated.</remarks>
    public const double ProductOperations = 4;

    /// <summary>A vector's way into the room, or out of it.</summary>
    /// <remarks>Estimated.</remarks>
    public const double MoveCycles = 2;

    /// <summary>A line of spectra that comes from beyond the second cache.</summary>
    /// <remarks>Estimated.</remarks>
    public const double FarLineCycles = 4;

    /// <summary>Call cycles.</summary>
    /// <remarks>Estimated.</remarks>
    public const double CallCycles = 200;
}
