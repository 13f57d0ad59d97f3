using System;
using System.Numerics.Tensors;

namespace Gen;

/// <summary>
/// The fixed order in which shards' findings are summed: in pairs, whose sums are joined in pairs again, so that the error grows with the logarithm of the shards.
/// A stretch of shards whose length is a power of two, and that begins at a multiple of it, is a subtree: summed by itself, it gives the same bits.
/// </summary>
internal static class ShardTree
{
    /// <summary>Sums a parameter's gradients of neighbouring shards in the first of them.</summary>
    internal static void Sum(ReadOnlySpan<ITrainingSession> shards, int parameter)
    {
        for (var distance = 1; distance < shards.Length; distance *= 2)
        {
            for (var place = 0; place + distance < shards.Length; place += 2 * distance)
                Add(shards[place].PackedGradient(parameter), shards[place + distance].PackedGradient(parameter));
        }
    }

    /// <summary>Adds a right subtree to the left one beside it.</summary>
    internal static void Add(Span<float> left, ReadOnlySpan<float> right) => TensorPrimitives.Add(left, right, left);

    /// <summary>Adds a shard's running statistic, weighted by its share of the samples; shard after shard, from zeros on.</summary>
    internal static void AddStatistic(Parameter parameter, ReadOnlySpan<float> moved, float share) =>
        TensorPrimitives.MultiplyAdd(moved, share, parameter.Packed, parameter.Packed);

    /// <summary>The samples of one shard in a batch.</summary>
    internal static (int First, int Count) SamplesOf(int shard, int samples, int shards)
    {
        var first = WorkerTeam.FirstOf(shard, samples, shards);
        return (first, WorkerTeam.FirstOf(shard + 1, samples, shards) - first);
    }
}
