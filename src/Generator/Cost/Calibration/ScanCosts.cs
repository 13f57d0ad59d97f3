namespace Gen.Generator.Cost.Calibration;

/// <summary>Scans of recurrent layers.</summary>
internal static class ScanCosts
{
    /// <summary>Of states with fewer weights the formulas take the time, not the products, so that samples gain nothing side by side.</summary>
    /// <remarks>Estimated; no command was written down.</remarks>
    public const int LeastGroupWeights = 512;

    /// <summary>Floats of scratch for each sample: of more, a prediction does not take those of a group, which are sixty-four megabytes.</summary>
    /// <remarks>Chosen, not measured.</remarks>
    public const int MostGroupScratch = 1 << 21;
}
