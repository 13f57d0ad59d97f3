namespace Gen.Support;

/// <summary>Who computes what a node of a stream gives. For generated code.</summary>
public enum StreamNodeKind
{
    /// <summary>The emitted kernels.</summary>
    Kernels,

    /// <summary>The emitted kernels, as means of whole windows; the padding is then taken out of the count.</summary>
    PaddedAverage,

    /// <summary>The runtime: the greatest value of each channel so far.</summary>
    RunningMax,

    /// <summary>The runtime: the mean of each channel so far.</summary>
    RunningAverage,

    /// <summary>The runtime: the last frame so far.</summary>
    RunningLast,
}
