using System;
using System.Collections.Generic;

namespace Gen;

/// <summary>How far a run is: the epoch, the batches of it that are done, their means so far, and the epochs before.</summary>
internal sealed class RunPosition
{
    /// <summary>Room for so many epochs from the start. The number of epochs may be a way to say "until it is stopped".</summary>
    private const int FirstEpochs = 1024;

    private readonly List<EpochResult> _history;
    private readonly bool _isClassification;
    private readonly int _epochs;
    private readonly IReadOnlyList<Measure> _measures;
    private readonly int _samples;
    private readonly int _batches;
    private Means _means;
    private int _epoch = 1;
    private int _batch;

    internal RunPosition(Trainer trainer, int samples, int batches)
    {
        (_epochs, _isClassification, _measures, _samples, _batches) = (trainer.Epochs, trainer.Loss.IsClassification, trainer.Measures, samples, batches);
        _history = new List<EpochResult>(Math.Min(_epochs, FirstEpochs));
        _means = new Means(_isClassification);
    }

    /// <summary>The means of this epoch's samples so far.</summary>
    internal ref Means Means => ref _means;

    /// <summary>The epochs that are done.</summary>
    internal IReadOnlyList<EpochResult> History => _history;

    /// <summary>The epoch, counted from 1.</summary>
    internal int Epoch => _epoch;

    /// <summary>The last batch that was begun, counted from 1; 0 before the first.</summary>
    internal int Batch => _batch;

    /// <summary>Whether all batches of the epoch were begun.</summary>
    internal bool IsEpochsEnd => _batch == _batches;

    /// <summary>Whether there is another epoch to run, or the rest of one.</summary>
    internal bool HasMore => _epoch <= _epochs;

    /// <summary>The steps of all epochs so far.</summary>
    internal long Steps => (long)(_epoch - 1) * _batches + _batch;

    internal int NextBatch() => ++_batch;

    internal EpochResult EndEpoch(Evaluation? validation, IReadOnlyList<MeasuredValue> measures, double learningRate, TimeSpan elapsed)
    {
        var result = new EpochResult(_epoch++, _means.Value, validation, learningRate, elapsed) { Measures = measures };
        _history.Add(result);
        (_batch, _means) = (0, new Means(_isClassification));
        return result;
    }

    internal void Transfer(StateTransfer state)
    {
        state.Same("number of training samples", FormattableString.Invariant($"{_samples}"));
        var done = state.Count(_history.Count);
        if (done > _epochs)
            throw BadData.Create($"The checkpoint has {done} epochs behind it, but the trainer's {nameof(Trainer.Epochs)} is {_epochs}.");
        state.Value(ref _epoch);
        state.Value(ref _batch);
        _means.Transfer(state);
        TransferHistory(state, done);
    }

    private void TransferHistory(StateTransfer state, int count)
    {
        var epochs = new List<EpochResult>(Math.Min(count, FirstEpochs));
        for (var i = 0; i < count; i++)
        {
            var epoch = i < _history.Count ? _history[i] : default;
            var (hasValidation, rate) = (epoch.Validation is null ? 0 : 1, epoch.LearningRate);
            var training = Transfer(state, epoch.Training);
            state.Value(ref hasValidation);
            var validation = Transfer(state, epoch.Validation ?? default);
            state.Value(ref rate);
            var measures = Transfer(state, epoch.Measures);
            epochs.Add(new EpochResult(i + 1, training, hasValidation == 0 ? null : validation, rate, epoch.Elapsed) { Measures = measures });
        }

        if (!state.TakesOver)
            return;
        _history.Clear();
        _history.AddRange(epochs);
    }

    private MeasuredValue[] Transfer(StateTransfer state, IReadOnlyList<MeasuredValue> values)
    {
        var measures = _measures.Count == 0 ? [] : new MeasuredValue[_measures.Count];
        for (var i = 0; i < measures.Length; i++)
        {
            var value = i < values.Count ? values[i].Value : 0;
            state.Value(ref value);
            measures[i] = new MeasuredValue(_measures[i].Name, value);
        }

        return measures;
    }

    private static Evaluation Transfer(StateTransfer state, Evaluation evaluation)
    {
        var (loss, accuracy) = evaluation;
        state.Value(ref loss);
        state.Value(ref accuracy);
        return new Evaluation(loss, accuracy);
    }
}
