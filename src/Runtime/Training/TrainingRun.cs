using System;
using System.Diagnostics;
using System.Numerics.Tensors;
using System.Threading;

namespace Gen;

/// <summary>One call of <see cref="Trainer.Fit"/>: everything is allocated here, before the first step.</summary>
internal sealed class TrainingRun
{
    private readonly Trainer _trainer;
    private readonly BatchShards _shards;
    private readonly TrainingStep _step;
    private readonly Evaluator? _evaluator;
    private readonly Dataset? _validation;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly ParameterSnapshot _snapshot;
    private readonly ScheduledRate _rate;
    private readonly EpochWatch _watch;
    private readonly RunPosition _position;
    private readonly CheckpointKeeper? _checkpoints;
    private readonly WeightAverage? _average;
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>Allocates everything but the shards.</summary>
    /// <param name="trainer">What is trained, and how.</param>
    /// <param name="shards">Where batches are computed.</param>
    /// <param name="samples">The samples that the shards learn from.</param>
    /// <param name="team">Measures the validation set.</param>
    /// <param name="validation">Samples to measure after each epoch, if any.</param>
    /// <param name="progress">Told after every step, if any.</param>
    internal TrainingRun(
        Trainer trainer, BatchShards shards, int samples, WorkerTeam team, Dataset? validation, IProgress<TrainingProgress>? progress)
    {
        (_trainer, _validation, _progress) = (trainer, validation, progress);
        var network = trainer.Network;
        (_shards, _step) = (shards, new TrainingStep(trainer, shards));
        _average = trainer.AverageKept is { } kept ? new WeightAverage(network.Parameters, kept) : null;
        _evaluator = validation is null ? null : new Evaluator(network, trainer.Loss, Math.Min(trainer.BatchSize, validation.Count), team, trainer.Measures.Count > 0 ? validation.Count : 0);
        _snapshot = new ParameterSnapshot(network.Parameters);
        _rate = new ScheduledRate(trainer.Schedule, trainer.Optimizer, trainer.Epochs, shards.Batches);
        _watch = new EpochWatch(trainer);
        _position = new RunPosition(trainer, samples, shards.Batches);
        _checkpoints = trainer.Checkpoint is { } checkpoint ? new CheckpointKeeper(checkpoint, Transfer) : null;
    }

    internal TrainingHistory Execute(CancellationToken cancellationToken)
    {
        _checkpoints?.RequireFolder();
        _checkpoints?.Resume();
        try
        {
            while (_watch.GoesOn && _position.HasMore)
                RunEpoch(cancellationToken);
            _checkpoints?.Save(_position.Steps);
        }
        finally
        {
            _rate.Restore();
        }

        _average?.Exchange();
        _watch.RestoreBest();
        return new TrainingHistory(_position.History, _watch.BestEpoch);
    }

    private void RunEpoch(CancellationToken cancellationToken)
    {
        var epoch = _position.Epoch;
        _shards.BeginEpoch(epoch);
        for (var isLast = false; !isLast;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            RunStep(epoch, _position.NextBatch());
            isLast = _position.IsEpochsEnd;
            _position.Means.Add(_shards.Loss, _shards.Correct, _shards.Count, _trainer.Loss.StepsOf(_trainer.Network));
            if (isLast)
                EndEpoch();
            else
                Report(null);
            _checkpoints?.AfterStep(_position.Steps, epoch, isLast);
        }
    }

    /// <summary>What is measured and kept of an epoch are the averaged parameters, where there are such; training goes on from the others.</summary>
    private void EndEpoch()
    {
        _average?.Exchange();
        try
        {
            var validation = _validation is not null ? _evaluator?.Evaluate(_validation) : null;
            Report(validation);
            var result = _position.EndEpoch(validation, MeasureOwn(), _trainer.Optimizer.LearningRate, Stopwatch.GetElapsedTime(_started));
            _rate.EndEpoch(result);
            _watch.EndEpoch(result);
        }
        finally
        {
            _average?.Exchange();
        }
    }

    private MeasuredValue[] MeasureOwn()
    {
        var measures = _trainer.Measures;
        var values = measures.Count == 0 ? [] : new MeasuredValue[measures.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = new MeasuredValue(measures[i].Name, measures[i].Compute(_evaluator!.Kept, _validation!.Targets.Span));
        return values;
    }

    // Whatever goes wrong inside a step leaves the network as it was before training, and the optimizer as if it were new.
    private void RunStep(int epoch, int batch)
    {
        try
        {
            _rate.Apply(epoch, batch);
            _shards.Compute(batch - 1);
            if (!double.IsFinite(_shards.Loss))
                throw NonFiniteLossException.ForLoss(epoch, batch, _shards.Loss);
            if (!_step.Update())
                throw NonFiniteLossException.ForParameter(epoch, batch, _shards.Loss, FirstNonFinite());
            _average?.Add();
        }
        catch
        {
            _snapshot.Restore();
            _trainer.Optimizer.Reset();
            throw;
        }
    }

    private Parameter FirstNonFinite()
    {
        var parameters = _trainer.Network.Parameters;
        var index = 0;
        while (TensorPrimitives.IsFiniteAll<float>(parameters[index].Packed))
            index++;
        return parameters[index];
    }

    private void Report(Evaluation? validation)
    {
        if (_trainer.Progress is null && _progress is null)
            return;
        var report = new TrainingProgress(
            _position.Epoch, _trainer.Epochs, _position.Batch, _shards.Batches, _position.Means.Value.Loss, _position.Means.Value.Accuracy, validation,
            _trainer.Optimizer.LearningRate, Stopwatch.GetElapsedTime(_started));
        _trainer.Progress?.Report(report);
        _progress?.Report(report);
    }

    /// <summary>All that the steps to come depend on, the settings that give it its meaning first.</summary>
    private void Transfer(StateTransfer state)
    {
        CheckpointSettings.Transfer(_trainer, state);
        _position.Transfer(state);
        _rate.Transfer(state);
        _watch.Transfer(state);
        _shards.Transfer(state);
        _trainer.Optimizer.Transfer(state);
        _average?.Transfer(state);
        foreach (var parameter in _trainer.Network.Parameters)
            parameter.Transfer(state);
    }
}
