using Orleans;

namespace Gen.Orleans;

/// <summary>Frames of some devices of one group, each device at most once.</summary>
/// <param name="Devices">Their names.</param>
/// <param name="First">The number of the first frame of each, counted from 0.</param>
/// <param name="Counts">How many frames.</param>
/// <param name="Frames">All frames, one behind another.</param>
/// <param name="PersistEvery">The frames of a device after which the group's state is written down.</param>
[GenerateSerializer]
[Immutable]
internal sealed record PushRequest(
    [property: Id(0)] string[] Devices,
    [property: Id(1)] long[] First,
    [property: Id(2)] int[] Counts,
    [property: Id(3)] byte[] Frames,
    [property: Id(4)] int PersistEvery);

/// <summary>What came of them.</summary>
/// <param name="Fault">Why nothing did, where another try would end alike.</param>
/// <param name="Next">The frame that each device's stream expects: if it is behind what was sent, frames are missing from there on.</param>
/// <param name="Durable">The frames before this one are written down, and need not be kept.</param>
/// <param name="FirstOutput">The number of the first output frame of each.</param>
/// <param name="Counts">How many output frames.</param>
/// <param name="Outputs">All output frames, one behind another.</param>
[GenerateSerializer]
[Immutable]
internal sealed record PushAnswer(
    [property: Id(0)] string? Fault,
    [property: Id(1)] long[] Next,
    [property: Id(2)] long[] Durable,
    [property: Id(3)] long[] FirstOutput,
    [property: Id(4)] int[] Counts,
    [property: Id(5)] byte[] Outputs);

/// <summary>What a group keeps.</summary>
[GenerateSerializer]
internal sealed class StreamGroupState
{
    /// <summary>All devices, as <see cref="StreamGroup.Write"/> lays them out.</summary>
    [Id(0)]
    public byte[] Devices { get; set; } = [];
}
