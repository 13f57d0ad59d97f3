using System;
using System.Buffers;

namespace Gen.Data;

/// <summary>
/// Mixes each sample, inputs and targets alike, with another one of the batch (Zhang and others 2018). The share is drawn from a beta distribution with both
/// parameters <see cref="Alpha"/>, and the sample itself has the greater part. A loss on class probabilities takes the mixed targets as they are.
/// </summary>
public sealed class MixUp : Augmentation
{
    /// <summary>How much is mixed, positive: 0.2 mostly a little, 1 any share alike. Default: 0.2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Alpha
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(Alpha), value, "Alpha must be positive and finite.");
    } = 0.2;

    /// <inheritdoc/>
    public override void Apply(in AugmentationBatch batch, ref RandomSource random)
    {
        var rented = ArrayPool<float>.Shared.Rent(batch.Inputs.Length + batch.Targets.Length);
        var others = new AugmentationBatch(
            rented.AsSpan(0, batch.Inputs.Length), rented.AsSpan(batch.Inputs.Length, batch.Targets.Length), batch.Steps, batch.Channels, batch.Layout);
        batch.Inputs.CopyTo(others.Inputs);
        batch.Targets.CopyTo(others.Targets);
        for (var sample = 0; sample < batch.Count; sample++)
        {
            var other = random.NextInt32(batch.Count);
            var share = (float)Share(ref random);
            Mix(batch.Input(sample), others.Input(other), share);
            Mix(batch.Target(sample), others.Target(other), share);
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    private static void Mix(Span<float> own, ReadOnlySpan<float> other, float share)
    {
        for (var i = 0; i < own.Length; i++)
            own[i] = share * own[i] + (1 - share) * other[i];
    }

    private double Share(ref RandomSource random)
    {
        var (one, two) = (LogGamma(Alpha, ref random), LogGamma(Alpha, ref random));
        var share = 1 / (1 + Math.Exp(two - one));
        return Math.Max(share, 1 - share);
    }

    /// <summary>
    /// The logarithm of a number of the gamma distribution (Marsaglia and Tsang 2000): of a small shape the number itself would round to zero.
    /// </summary>
    private static double LogGamma(double shape, ref RandomSource random)
    {
        var boost = shape < 1 ? Math.Log(1 - random.NextDouble()) / shape : 0;
        var d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
        while (true)
        {
            var x = (double)random.NextNormal();
            var v = 1 + x / Math.Sqrt(9 * d);
            if (v <= 0)
                continue;
            v = v * v * v;
            if (Math.Log(1 - random.NextDouble()) < 0.5 * x * x + d - d * v + d * Math.Log(v))
                return Math.Log(d * v) + boost;
        }
    }
}
