using System;
using System.Buffers;

namespace Gen.Data;

/// <summary>Takes a window of each sample, at a random place, and stretches it to the sample's length: the signal runs slower.</summary>
public sealed class RandomCrop : Augmentation
{
    /// <summary>The least share of the steps that a window has, above 0 and at most 1. Default: 0.9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in that range.</exception>
    public double LeastShare
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(LeastShare), value, "LeastShare must be above 0 and at most 1.");
    } = 0.9;

    /// <inheritdoc/>
    public override void Apply(in AugmentationBatch batch, ref RandomSource random)
    {
        var size = batch.Steps * batch.Channels;
        var rented = ArrayPool<float>.Shared.Rent(size);
        var source = rented.AsSpan(0, size);
        for (var sample = 0; sample < batch.Count; sample++)
        {
            var share = LeastShare + (1 - LeastShare) * random.NextDouble();
            var start = (1 - share) * (batch.Steps - 1) * random.NextDouble();
            batch.Input(sample).CopyTo(source);
            for (var step = 0; step < batch.Steps; step++)
                Read(batch, source, start + step * share, step, batch.Input(sample));
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>A step from between two steps of the source.</summary>
    private static void Read(in AugmentationBatch batch, ReadOnlySpan<float> source, double place, int step, Span<float> input)
    {
        var left = Math.Min((int)place, batch.Steps - 1);
        var right = Math.Min(left + 1, batch.Steps - 1);
        for (var channel = 0; channel < batch.Channels; channel++)
        {
            var (from, to) = (source[batch.IndexOf(left, channel)], source[batch.IndexOf(right, channel)]);
            input[batch.IndexOf(step, channel)] = from + (to - from) * (float)(place - left);
        }
    }
}
