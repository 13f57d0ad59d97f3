using System;

namespace Gen.Data;

/// <summary>Hides neighbouring steps of each sample, all channels of them.</summary>
public sealed class RandomMask : Augmentation
{
    /// <summary>The most steps of a gap, at least 0; how many it is, and where, is drawn for each sample. Default: 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Steps
    {
        get;
        init => field = Checked.NotNegative(value, nameof(Steps));
    } = 10;

    /// <summary>What stands in the gap. Default: 0.</summary>
    public float Value { get; init; }

    /// <inheritdoc/>
    public override void Apply(in AugmentationBatch batch, ref RandomSource random)
    {
        for (var sample = 0; sample < batch.Count; sample++)
        {
            var steps = random.NextInt32(Math.Min(Steps, batch.Steps) + 1);
            var start = random.NextInt32(batch.Steps - steps + 1);
            var input = batch.Input(sample);
            for (var step = start; step < start + steps; step++)
            {
                for (var channel = 0; channel < batch.Channels; channel++)
                    input[batch.IndexOf(step, channel)] = Value;
            }
        }
    }
}
