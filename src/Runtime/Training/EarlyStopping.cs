using System;

namespace Gen;

/// <summary>
/// Ends training when a number has not become better for some epochs: Keras' EarlyStopping. It keeps no state of its own, so one may serve several
/// trainers. To go back to the best epoch's parameters as well, set <see cref="Trainer.KeepBest"/>.
/// </summary>
public sealed class EarlyStopping
{
    /// <summary>What is watched. Default: <see cref="Gen.Metric.ValidationLoss"/>.</summary>
    public Metric Monitor { get; init; } = Metric.ValidationLoss;

    /// <summary>How many epochs in a row may pass without a better value, the last of which ends training; at least 1. Default: 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Patience
    {
        get;
        init => field = Require.AtLeastOne(value, nameof(Patience));
    } = 10;

    /// <summary>By how much a value must beat the best so far to count as better, at least 0. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MinDelta
    {
        get;
        init => field = Require.NotNegative(value, nameof(MinDelta));
    }
}
