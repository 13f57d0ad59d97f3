using System;

namespace Gen;

/// <summary>
/// A rate that grows step by step, <c>initial * (s + 1) / S</c> at step s, counted from 0, of the S of the first <see cref="Epochs"/> epochs (Goyal et al. 2017),
/// and then follows another schedule, which counts its epochs from there and does not learn of those before.
/// </summary>
public sealed class Warmup : Schedule
{
    /// <summary>The epochs until the initial rate is reached, at least 1. Default: 5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Epochs
    {
        get;
        init => field = Require.AtLeastOne(value, nameof(Epochs));
    } = 5;

    /// <summary>What follows; <see langword="null"/>, the default, to stay at the initial rate.</summary>
    public Schedule? Then { get; init; }

    /// <inheritdoc/>
    public override int StateLength => Then?.StateLength ?? 0;

    /// <inheritdoc/>
    public override Metric? Watched => Then?.Watched;

    /// <inheritdoc/>
    public override void Begin(Span<double> state) => Then?.Begin(state);

    /// <inheritdoc/>
    public override double RateAt(in SchedulePosition position, ReadOnlySpan<double> state)
    {
        if (position.Epoch <= Epochs)
            return position.InitialRate * (position.Step + 1) / ((long)Epochs * position.Batches);
        return Then is null ? position.InitialRate : Then.RateAt(Later(position), state);
    }

    /// <inheritdoc/>
    public override void EndEpoch(in SchedulePosition position, double value, Span<double> state)
    {
        if (position.Epoch > Epochs)
            Then?.EndEpoch(Later(position), value, state);
    }

    private SchedulePosition Later(in SchedulePosition position) =>
        position with { Epoch = position.Epoch - Epochs, Epochs = position.Epochs - Epochs };
}
