namespace Gen.Support;

/// <summary>A part of a stream that makes frames of the frames in its queues. For generated code.</summary>
/// <param name="Layer">The layer, or the first of several.</param>
/// <param name="Queue">The first of its queues.</param>
/// <param name="Queues">Its queues, which stand side by side.</param>
/// <param name="Channels">The values of a frame that it makes.</param>
public sealed record StreamNode(string Layer, int Queue, int Queues, int Channels)
{
    /// <summary>Who computes.</summary>
    public StreamNodeKind Kind { get; init; }

    /// <summary>The frames that it makes of one window.</summary>
    public int Factor { get; init; } = 1;

    /// <summary>The frames that are too many at the end of a signal.</summary>
    public int Trimmed { get; init; }

    /// <summary>The windows that one call of the larger kernel takes; one where there is none.</summary>
    public int Block { get; init; } = 1;

    /// <summary>The windows that one call of the middle kernel takes; one where there is none.</summary>
    public int SmallBlock { get; init; } = 1;

    /// <summary>Where a running value, or what the kernels keep, lies, in floats from the start of the stream's memory.</summary>
    public int State { get; init; }

    /// <summary>The floats that the kernels keep from one window to the next: the states of recurrent layers.</summary>
    public int KeptFloats { get; init; }

    /// <summary>Whether the value is one of all frames so far, which the runtime keeps.</summary>
    public bool IsRunning => Kind is StreamNodeKind.RunningMax or StreamNodeKind.RunningAverage or StreamNodeKind.RunningLast;

    /// <summary>The floats of what is remembered beside the queues.</summary>
    public int StateFloats => IsRunning ? 2 * Channels : KeptFloats;
}
