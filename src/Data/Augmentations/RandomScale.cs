using System;

namespace Gen.Data;

/// <summary>Multiplies each sample, or each of its channels, by a normal number around 1.</summary>
public sealed class RandomScale : Augmentation
{
    /// <summary>The factor's deviation, at least 0. Default: 0.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Deviation
    {
        get;
        init => field = Checked.NotNegative(value, nameof(Deviation));
    } = 0.1;

    /// <summary>Whether each channel has a factor of its own. Default: <see langword="false"/>.</summary>
    public bool PerChannel { get; init; }

    /// <inheritdoc/>
    public override void Apply(in AugmentationBatch batch, ref RandomSource random)
    {
        for (var sample = 0; sample < batch.Count; sample++)
        {
            var input = batch.Input(sample);
            var factor = 0f;
            for (var channel = 0; channel < batch.Channels; channel++)
            {
                factor = channel == 0 || PerChannel ? 1 + (float)Deviation * random.NextNormal() : factor;
                for (var step = 0; step < batch.Steps; step++)
                    input[batch.IndexOf(step, channel)] *= factor;
            }
        }
    }
}
