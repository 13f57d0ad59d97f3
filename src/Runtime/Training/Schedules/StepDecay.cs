using System;

namespace Gen;

/// <summary>
/// Multiplies the learning rate by <see cref="Factor"/> after every <see cref="Epochs"/> epochs: PyTorch's StepLR, MATLAB's "piecewise". In epoch e, counted
/// from 1, it is <c>initial * Factor^floor((e - 1) / Epochs)</c>.
/// </summary>
public sealed class StepDecay : Schedule
{
    /// <summary>The epochs between two changes, at least 1. Default: 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Epochs
    {
        get;
        init => field = Require.AtLeastOne(value, nameof(Epochs));
    } = 10;

    /// <summary>What the rate is multiplied by, at least 0. Default: 0.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Factor
    {
        get;
        init => field = Require.NotNegative(value, nameof(Factor));
    } = 0.1;

    /// <inheritdoc/>
    public override double RateAt(in SchedulePosition position, ReadOnlySpan<double> state) =>
        position.InitialRate * Math.Pow(Factor, (position.Epoch - 1) / Epochs);
}
