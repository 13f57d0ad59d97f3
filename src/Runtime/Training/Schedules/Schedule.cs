using System;

namespace Gen;

/// <summary>
/// The learning rate of each step of a training, as a function of the optimizer's rate at its beginning. A schedule is a description without state: what it
/// must remember lies in numbers that the trainer keeps for it, so that one schedule may serve several trainers and a checkpoint holds everything.
/// </summary>
/// <remarks>
/// <see cref="Trainer.Fit"/> sets <see cref="Optimizer.LearningRate"/> before each step, and puts the old one back when it ends, so that another call
/// starts from the same rate.
/// </remarks>
public abstract class Schedule
{
    /// <summary>How many numbers the schedule remembers. Default: none.</summary>
    public virtual int StateLength => 0;

    /// <summary>What <see cref="EndEpoch"/> is told; <see langword="null"/>, the default, if nothing.</summary>
    public virtual Metric? Watched => null;

    /// <summary>Called before the first step.</summary>
    /// <param name="state"><see cref="StateLength"/> numbers, zero so far.</param>
    public virtual void Begin(Span<double> state)
    {
    }

    /// <summary>The learning rate of the next step. Allocates nothing.</summary>
    /// <param name="position">Where training stands.</param>
    /// <param name="state">What the schedule remembers.</param>
    /// <returns>Finite and at least 0.</returns>
    public abstract double RateAt(in SchedulePosition position, ReadOnlySpan<double> state);

    /// <summary>Called after an epoch, to learn what it achieved.</summary>
    /// <param name="position">The epoch's last step.</param>
    /// <param name="value">The number that <see cref="Watched"/> names; not a number if it names none.</param>
    /// <param name="state">What the schedule remembers.</param>
    public virtual void EndEpoch(in SchedulePosition position, double value, Span<double> state)
    {
    }
}
