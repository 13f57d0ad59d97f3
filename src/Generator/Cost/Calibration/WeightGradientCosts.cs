namespace Gen.Generator.Cost.Calibration;

/// <summary>Gradients of weights.</summary>
internal static class WeightGradientCosts
{
    /// <summary>Loads, shuffles, additions and stores of such a block.</summary>
    /// <remarks>Estimated, in 5e89567; no command was written down.</remarks>
    public const double BlockCycles = 12;

    /// <summary>What packing, or rows in the lanes, must promise: what goes on beside the sums is hard to count.</summary>
    /// <remarks>Estimated, in 5e89567; no command was written down.</remarks>
    public const double Promise = 0.97;

    /// <summary>The blocks of positions, and with them the samples of a batch, that are added to a weight's gradient one after the other, at most.</summary>
    /// <remarks>Estimated, in 75648b8; no command was written down.</remarks>
    public const int MostBlocks = 16;

    /// <summary>Three quarters of a first cache of 32 kilobytes.</summary>
    /// <remarks>Estimated, in a1bee15; no command was written down.</remarks>
    public const int MostPanelFloats = 6 * 1024;

    /// <summary>Gradient share.</summary>
    /// <remarks>Estimated, in a1bee15; no command was written down.</remarks>
    public const double GradientShare = 0.75;

    /// <summary>Input share.</summary>
    /// <remarks>Estimated, in a1bee15; no command was written down.</remarks>
    public const double InputShare = 0.5;

    /// <summary>Most parts.</summary>
    /// <remarks>Estimated, in 26438e4; no command was written down.</remarks>
    public const int MostParts = 4;

    /// <summary>
    /// What a load costs more than its port's time where there is one for each multiply-add: 16 and 15 filters, one vector of them, had 67 and 74 % of the peak and not the
    /// 94 % of the ports, on Emerald Rapids.
    /// </summary>
    /// <remarks>Measured on Emerald Rapids, in 5e89567; no command was written down.</remarks>
    public const double LoadCycles = 1.2;
}
