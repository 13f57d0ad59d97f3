using System;

namespace Gen.Orleans;

/// <summary>A failure inside a shard, which another try would meet again.</summary>
internal sealed class ShardFault(string message) : Exception(message);
