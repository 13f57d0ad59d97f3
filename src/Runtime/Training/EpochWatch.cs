namespace Gen;

/// <summary>Looks at each epoch's result: keeps the best parameters, and says when to stop.</summary>
internal sealed class EpochWatch
{
    private readonly Metric? _kept;
    private readonly EarlyStopping? _stopping;
    private readonly ParameterSnapshot? _best;
    private double _bestValue;
    private double _stoppingBest;
    private int? _bestEpoch;
    private int _waited;

    internal EpochWatch(Trainer trainer)
    {
        (_kept, _stopping) = (trainer.KeepBest, trainer.EarlyStopping);
        _best = _kept is null ? null : new ParameterSnapshot(trainer.Network.Parameters);
        _bestValue = _kept?.Worst() ?? 0;
        _stoppingBest = _stopping?.Monitor.Worst() ?? 0;
    }

    /// <summary>The epoch whose parameters are kept; <see langword="null"/> if none are.</summary>
    internal int? BestEpoch => _bestEpoch;

    /// <summary>Whether to train on.</summary>
    internal bool GoesOn => _stopping is null || _waited < _stopping.Patience;

    internal void EndEpoch(in EpochResult result)
    {
        if (_kept is { } kept && kept.IsBetter(kept.Of(result), _bestValue, margin: 0))
        {
            (_bestValue, _bestEpoch) = (kept.Of(result), result.Epoch);
            _best!.Take();
        }

        if (_stopping is null)
            return;
        var value = _stopping.Monitor.Of(result);
        if (_stopping.Monitor.IsBetter(value, _stoppingBest, _stopping.MinDelta))
            (_stoppingBest, _waited) = (value, 0);
        else
            _waited++;
    }

    internal void Transfer(StateTransfer state)
    {
        state.Same(nameof(Trainer.KeepBest), _kept?.ToString() ?? "none");
        state.Same(nameof(Trainer.EarlyStopping), _stopping?.Monitor.ToString() ?? "none");
        state.Value(ref _bestValue);
        state.Value(ref _bestEpoch);
        state.Value(ref _stoppingBest);
        state.Value(ref _waited);
        _best?.Transfer(state);
    }

    /// <summary>Goes back to the best epoch, if there is one.</summary>
    internal void RestoreBest()
    {
        if (BestEpoch is not null)
            _best!.Restore();
    }
}
