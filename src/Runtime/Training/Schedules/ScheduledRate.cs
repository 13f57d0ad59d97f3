using System;

namespace Gen;

/// <summary>A schedule at work: its numbers, and the optimizer that it steers. Without a schedule it leaves the rate alone.</summary>
internal sealed class ScheduledRate
{
    private readonly Schedule? _schedule;
    private readonly Optimizer _optimizer;
    private readonly int _epochs;
    private readonly int _batches;
    private readonly double[] _state;
    private double _initialRate;

    internal ScheduledRate(Schedule? schedule, Optimizer optimizer, int epochs, int batches)
    {
        (_schedule, _optimizer, _epochs, _batches) = (schedule, optimizer, epochs, batches);
        _initialRate = optimizer.LearningRate;
        _state = new double[schedule?.StateLength ?? 0];
        schedule?.Begin(_state);
    }

    internal void Apply(int epoch, int batch)
    {
        if (_schedule is not null)
            _optimizer.LearningRate = _schedule.RateAt(At(epoch, batch), _state);
    }

    internal void EndEpoch(in EpochResult result) =>
        _schedule?.EndEpoch(At(result.Epoch, _batches), _schedule.Watched?.Of(result) ?? double.NaN, _state);

    internal void Transfer(StateTransfer state)
    {
        state.Same("schedule", Describe());
        state.Value(ref _initialRate);
        state.Values(_state);
        var rate = _optimizer.LearningRate;
        state.Value(ref rate);
        _optimizer.LearningRate = rate;
    }

    /// <summary>Puts back the rate that training began with.</summary>
    internal void Restore()
    {
        if (_schedule is not null)
            _optimizer.LearningRate = _initialRate;
    }

    private string Describe() => (_schedule?.GetType().Name ?? "none")
        + (_state.Length == 0 ? "" : FormattableString.Invariant($", with {_state.Length} numbers of state"));

    private SchedulePosition At(int epoch, int batch) => new(_initialRate, epoch, _epochs, batch, _batches);
}
