using Orleans;

namespace Gen.Orleans;

/// <summary>All that a silo must know of a run before its first step.</summary>
[GenerateSerializer]
[Immutable]
internal sealed record RunSetup(
    [property: Id(0)] string Network,
    [property: Id(1)] string Fingerprint,
    [property: Id(2)] string Loss,
    [property: Id(3)] string Loader,
    [property: Id(4)] string Path,
    [property: Id(5)] int Seed,
    [property: Id(6)] int BatchSize,
    [property: Id(7)] int Shards,
    [property: Id(8)] bool Shuffle,
    [property: Id(9)] bool ClassBalanced,
    [property: Id(10)] float[]? ClassWeights,
    [property: Id(11)] bool BFloat16);

/// <summary>What a silo says to that.</summary>
/// <param name="Fault">Why it cannot take part, as a sentence that begins with the silo.</param>
/// <param name="Samples">The samples of its data.</param>
/// <param name="DataHash">Their checksum.</param>
/// <param name="Set">Its instruction set.</param>
[GenerateSerializer]
[Immutable]
internal sealed record SetupAnswer(
    [property: Id(0)] string? Fault, [property: Id(1)] int Samples, [property: Id(2)] string DataHash, [property: Id(3)] string Set);

/// <summary>Asks for the sum of the gradients of neighbouring shards.</summary>
/// <param name="Attempt">Grows with each try of a step.</param>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="Batch">Counted from 0.</param>
/// <param name="Silos">All that take part, in order.</param>
/// <param name="Place">The first shard, counted among those that have samples in this batch.</param>
/// <param name="Size">How many, a power of two; there may be fewer at the end.</param>
/// <param name="Parameters">The network as the last step left it; only with the first question that reaches a silo.</param>
/// <param name="Random">The random numbers of all shards.</param>
[GenerateSerializer]
[Immutable]
internal sealed record SumRequest(
    [property: Id(0)] long Attempt,
    [property: Id(1)] int Epoch,
    [property: Id(2)] int Batch,
    [property: Id(3)] string[] Silos,
    [property: Id(4)] int Place,
    [property: Id(5)] int Size,
    [property: Id(6)] byte[]? Parameters,
    [property: Id(7)] ulong[] Random);

/// <summary>The sum.</summary>
/// <param name="Fault">Why there is none, where another try would end alike.</param>
/// <param name="IsUnprepared">Whether the silo has forgotten the run.</param>
/// <param name="Gradients">Those of all trainable parameters, packed.</param>
/// <param name="Shards">What each of the shards found.</param>
[GenerateSerializer]
[Immutable]
internal sealed record SumAnswer(
    [property: Id(0)] string? Fault, [property: Id(1)] bool IsUnprepared, [property: Id(2)] byte[] Gradients, [property: Id(3)] ShardReport[] Shards);

/// <summary>What one shard found.</summary>
[GenerateSerializer]
[Immutable]
internal sealed record ShardReport(
    [property: Id(0)] int Shard,
    [property: Id(1)] int Samples,
    [property: Id(2)] float Share,
    [property: Id(3)] double Loss,
    [property: Id(4)] int Correct,
    [property: Id(5)] ulong Random,
    [property: Id(6)] byte[] Statistics);
