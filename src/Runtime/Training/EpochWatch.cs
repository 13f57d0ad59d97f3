namespace Gen;

/// <summary>Looks at each epoch's result: keeps the best parameters, and says when to stop.</summary>
internal sealed class EpochWatch
{
    private readonly Monitor? _kept;
    private readonly EarlyStopping? _stopping;
    private readonly ParameterSnapshot? _best;
    private double _bestValue;
    private double _stoppingBest;
    private int _waited;

    internal EpochWatch(Trainer trainer)
    {
        (_kept, _stopping) = (trainer.KeepBest, trainer.EarlyStopping);
        _best = _kept is null ? null : new ParameterSnapshot(trainer.Network.Parameters);
        _bestValue = _kept?.Worst() ?? 0;
        _stoppingBest = _stopping?.Monitor.Worst() ?? 0;
    }

    /// <summary>The epoch whose parameters are kept; <see langword="null"/> if none are.</summary>
    internal int? BestEpoch { get; private set; }

    /// <returns>Whether to train on.</returns>
    internal bool EndEpoch(in EpochResult result)
    {
        if (_kept is { } kept && kept.IsBetter(kept.Of(result), _bestValue, margin: 0))
        {
            (_bestValue, BestEpoch) = (kept.Of(result), result.Epoch);
            _best!.Take();
        }

        if (_stopping is null)
            return true;
        var value = _stopping.Monitor.Of(result);
        if (_stopping.Monitor.IsBetter(value, _stoppingBest, _stopping.MinDelta))
            (_stoppingBest, _waited) = (value, 0);
        else
            _waited++;
        return _waited < _stopping.Patience;
    }

    /// <summary>Goes back to the best epoch, if there is one.</summary>
    internal void RestoreBest()
    {
        if (BestEpoch is not null)
            _best!.Restore();
    }
}
