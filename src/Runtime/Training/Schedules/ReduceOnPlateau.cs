using System;

namespace Gen;

/// <summary>
/// Multiplies the learning rate by <see cref="Factor"/> when a number has not become better for <see cref="Patience"/> epochs, and goes on counting from
/// there: Keras' ReduceLROnPlateau. (Its defaults here are the settings with which fully convolutional and residual networks were published for time
/// series, Wang, Yan and Oates 2017.)
/// </summary>
public sealed class ReduceOnPlateau : Schedule
{
    private const int Best = 0;
    private const int Waited = 1;
    private const int Rate = 2;

    /// <summary>What is watched. Default: <see cref="Gen.Metric.TrainingLoss"/>.</summary>
    public Metric Monitor { get; init; } = Metric.TrainingLoss;

    /// <summary>What the rate is multiplied by, at least 0 and less than 1. Default: 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1).</exception>
    public double Factor
    {
        get;
        init => field = Require.InUnitInterval(value, nameof(Factor));
    } = 0.5;

    /// <summary>How many epochs in a row may pass without a better value, the last of which lowers the rate; at least 1. Default: 50.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Patience
    {
        get;
        init => field = Require.AtLeastOne(value, nameof(Patience));
    } = 50;

    /// <summary>The rate is never lowered below this, at least 0; one that starts there or below stays. Default: 1e-4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MinLearningRate
    {
        get;
        init => field = Require.NotNegative(value, nameof(MinLearningRate));
    } = 1e-4;

    /// <summary>By how much a value must beat the best so far to count as better, at least 0. Default: 1e-4, as in Keras.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MinDelta
    {
        get;
        init => field = Require.NotNegative(value, nameof(MinDelta));
    } = 1e-4;

    /// <inheritdoc/>
    public override int StateLength => 3;

    /// <inheritdoc/>
    public override Metric? Watched => Monitor;

    /// <inheritdoc/>
    public override void Begin(Span<double> state) => (state[Best], state[Waited], state[Rate]) = (Monitor.Worst(), 0, double.NaN);

    /// <inheritdoc/>
    public override double RateAt(in SchedulePosition position, ReadOnlySpan<double> state) =>
        double.IsNaN(state[Rate]) ? position.InitialRate : state[Rate];

    /// <inheritdoc/>
    public override void EndEpoch(in SchedulePosition position, double value, Span<double> state)
    {
        if (Monitor.IsBetter(value, state[Best], MinDelta))
        {
            (state[Best], state[Waited]) = (value, 0);
            return;
        }

        var rate = RateAt(position, state);
        if (++state[Waited] < Patience || rate <= MinLearningRate)
            return;
        (state[Rate], state[Waited]) = (Math.Max(rate * Factor, MinLearningRate), 0);
    }
}
