namespace Gen.Support;

/// <summary>Where a queue of a running stream stands.</summary>
internal struct QueueState
{
    /// <summary>The frame in the queue's memory at which the next window begins; it may lie behind the last one that has come.</summary>
    public int Read;

    /// <summary>The frames from there to the last that has come, padding included; below zero where the next window begins behind it.</summary>
    public int Held;

    /// <summary>The padding before the signal; below zero for frames that are left out.</summary>
    public int Left;

    /// <summary>The frames of padding that the next window begins with.</summary>
    public int Padding;

    /// <summary>The frames of padding at the end.</summary>
    public int Behind;

    /// <summary>Whether the signal has begun.</summary>
    public bool HasBegun;

    /// <summary>Whether the padding in front is not known yet, because it mirrors frames that have not come.</summary>
    public bool IsPending;

    /// <summary>The frame behind the last one.</summary>
    public readonly int End => Read + Held;
}
