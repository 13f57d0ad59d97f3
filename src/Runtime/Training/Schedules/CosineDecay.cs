using System;

namespace Gen;

/// <summary>
/// Half a cosine from the initial rate down to <see cref="MinLearningRate"/> over all steps of the training (Loshchilov and Hutter 2017, without restarts):
/// before step s of S, counted from 0, <c>min + (initial - min) * (1 + cos(pi * s / S)) / 2</c>. Keras' CosineDecay, PyTorch's CosineAnnealingLR
/// when that is told of every step.
/// </summary>
public sealed class CosineDecay : Schedule
{
    /// <summary>Where the rate ends, at least 0. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MinLearningRate
    {
        get;
        init => field = Require.NotNegative(value, nameof(MinLearningRate));
    }

    /// <inheritdoc/>
    public override double RateAt(in SchedulePosition position, ReadOnlySpan<double> state)
    {
        var share = 0.5 * (1 + Math.Cos(Math.PI * position.Step / position.Steps));
        return MinLearningRate + (position.InitialRate - MinLearningRate) * share;
    }
}
