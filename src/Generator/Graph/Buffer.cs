using System;

namespace Gen.Generator.Graph;

/// <summary>Whose memory a buffer is.</summary>
internal enum BufferPlace
{
    /// <summary>The user's input span; read only, and only for the time of the call.</summary>
    UserInput,

    /// <summary>The user's output span.</summary>
    UserOutput,

    /// <summary>The session's array of what the final softmax is computed from.</summary>
    Logits,

    /// <summary>The user's gradient of the output; read only.</summary>
    OutputGradient,

    /// <summary>The user's gradient of the logits; read only.</summary>
    LogitGradient,

    /// <summary>The user's span for the gradient of the input.</summary>
    InputGradient,

    /// <summary>Scratch: one for each sample in flight.</summary>
    Sample,

    /// <summary>Scratch that each sample of a batch uses when its turn comes: nothing in it is needed any more when the next one's does.</summary>
    Shared,

    /// <summary>A stream's: what a node keeps from one call to the next.</summary>
    Kept,

    /// <summary>One for the whole batch, such as the statistics of a batch normalisation.</summary>
    Batch,
}

/// <summary>A stretch of floats that a pass works on.</summary>
/// <param name="Name">What it holds, as an identifier.</param>
/// <param name="Place">Whose memory it is.</param>
/// <param name="Length">The floats of the signal itself.</param>
/// <param name="HaloLeft">The floats before it that a reader may look at.</param>
/// <param name="HaloRight">The floats behind it that a reader may look at.</param>
/// <param name="HaloValue">What the halo is filled with once, when the memory is made.</param>
/// <param name="IsHaloWritten">Whether steps write into the halo instead.</param>
/// <param name="RowStride">Where each row has a halo of its own: the floats from one row to the next; else zero.</param>
internal sealed record Buffer(
    string Name, BufferPlace Place, int Length, int HaloLeft = 0, int HaloRight = 0, float HaloValue = 0, bool IsHaloWritten = false, int RowStride = 0)
{
    public bool HasHalo => HaloLeft + HaloRight > 0;

    /// <summary>Whether another reader can have a halo here.</summary>
    /// <param name="value">What it wants in there.</param>
    /// <param name="isWritten">Whether it has steps write into it.</param>
    public bool TakesHalo(float value, bool isWritten) =>
        Place == BufferPlace.Sample && (!HasHalo || (!isWritten && !IsHaloWritten && HaloValue.Equals(value)));

    /// <summary>The buffer with a halo that is large enough for all its readers.</summary>
    public Buffer WithHalo(int left, int right, float value, bool isWritten) => this with
    {
        HaloLeft = Math.Max(HaloLeft, left),
        HaloRight = Math.Max(HaloRight, right),
        HaloValue = value,
        IsHaloWritten = isWritten,
    };
}
