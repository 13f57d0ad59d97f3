using System;

namespace Gen.Data;

/// <summary>Adds noise: to each value a normal number of its own.</summary>
public sealed class Jitter : Augmentation
{
    /// <summary>The noise's deviation, at least 0, in the signal's units. Default: 0.03.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Deviation
    {
        get;
        init => field = Checked.NotNegative(value, nameof(Deviation));
    } = 0.03;

    /// <inheritdoc/>
    public override void Apply(in AugmentationBatch batch, ref RandomSource random)
    {
        foreach (ref var value in batch.Inputs)
            value += (float)Deviation * random.NextNormal();
    }
}
