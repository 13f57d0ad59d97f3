namespace Gen.Support;

/// <summary>What a function of a C library returns. The numbers are part of the library's interface.</summary>
internal enum NativeStatus
{
    /// <summary>It did what it was asked for.</summary>
    Ok = 0,

    /// <summary>A pointer is null.</summary>
    Null = 1,

    /// <summary>A handle was never given out, was destroyed, or belongs to something else.</summary>
    Handle = 2,

    /// <summary>A count is wrong, or memory overlaps.</summary>
    Argument = 3,

    /// <summary>The weights are damaged, or another network's.</summary>
    Weights = 4,

    /// <summary>Another thread uses the stream.</summary>
    Busy = 5,

    /// <summary>There is not enough memory.</summary>
    Memory = 6,

    /// <summary>Something else went wrong.</summary>
    Failure = 7,
}
