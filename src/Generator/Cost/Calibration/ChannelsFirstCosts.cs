namespace Gen.Generator.Cost.Calibration;

/// <summary>Convolutions with neighbouring positions in a vector, and what decides for them.</summary>
internal static class ChannelsFirstCosts
{
    /// <summary>Start cycles.</summary>
    /// <remarks>Estimated, in f74a72e; no command was written down.</remarks>
    public const int StartCycles = 6;

    /// <summary>Loop cycles.</summary>
    /// <remarks>Estimated, in fb8ca0f; no command was written down.</remarks>
    public const int LoopCycles = 2;

    /// <summary>What it costs to bring a filter's lanes together, some of it for several filters at once.</summary>
    /// <remarks>Estimated, in fb8ca0f; no command was written down.</remarks>
    public const int JoiningCycles = 3;

    /// <summary>The greatest share of plain sums' cost at which another algorithm is taken that needs the other layout: the arithmetic of both can be wrong.</summary>
    /// <remarks>Estimated, in a6e322b; no command was written down.</remarks>
    public const double MostOther = 0.95;

    /// <summary>The same on each set: what was promised 0.941 and 0.974 had 1.2 times the speed, 0.987 and 1.18 had 0.95 and 0.91 times.</summary>
    /// <remarks>Measured; the machine was not written down, in 1524458; no command was written down.</remarks>
    public const double MostOtherOnEach = 0.98;

    /// <summary>The most positions beyond the ends that are done by themselves: they have a register each.</summary>
    /// <remarks>Estimated, in a9dc3f0; no command was written down.</remarks>
    public const int MostEnds = 12;
}
