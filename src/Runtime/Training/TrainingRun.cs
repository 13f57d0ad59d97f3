using System;
using System.Diagnostics;
using System.Numerics.Tensors;
using System.Threading;

namespace Gen;

/// <summary>One call of <see cref="Trainer.Fit"/>: everything is allocated here, before the first step.</summary>
internal sealed class TrainingRun
{
    private readonly Trainer _trainer;
    private readonly BatchLoader _loader;
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

    internal TrainingRun(Trainer trainer, WorkerTeam team, Dataset train, Dataset? validation, IProgress<TrainingProgress>? progress)
    {
        (_trainer, _validation, _progress) = (trainer, validation, progress);
        var network = trainer.Network;
        var batchSize = Math.Min(trainer.BatchSize, train.Count);
        _step = new TrainingStep(trainer, team, batchSize);
        _loader = new BatchLoader(train, batchSize, _step.TargetLayout == network.Layout ? 1 : network.OutputLength, trainer.ClassBalanced);
        _average = trainer.AverageKept is { } kept ? new WeightAverage(network.Parameters, kept) : null;
        _evaluator = validation is null ? null : new Evaluator(network, trainer.Loss, Math.Min(trainer.BatchSize, validation.Count), team, trainer.Measures.Count > 0 ? validation.Count : 0);
        _snapshot = new ParameterSnapshot(network.Parameters);
        _rate = new ScheduledRate(trainer.Schedule, trainer.Optimizer, trainer.Epochs, _loader.Batches);
        _watch = new EpochWatch(trainer);
        _position = new RunPosition(trainer, train.Count, _loader.Batches);
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
        if (_trainer.Shuffle)
            _loader.Shuffle(_trainer.Seed, epoch);
        else
            _loader.Rewind();
        _loader.Reseed(_trainer.Seed, epoch);

        for (var isLast = false; !isLast;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            RunStep(epoch, _position.NextBatch());
            isLast = _position.IsEpochsEnd;
            _position.Means.Add(_step.Loss, _step.Correct, _loader.Count, _trainer.Loss.StepsOf(_trainer.Network));
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
            _loader.Load(batch - 1);
            _loader.Augment(_trainer.Augmentations, batch - 1, _trainer.Network);
            _step.Compute(_loader);
            if (!double.IsFinite(_step.Loss))
                throw NonFiniteLossException.ForLoss(epoch, batch, _step.Loss);
            if (!_step.Update())
                throw NonFiniteLossException.ForParameter(epoch, batch, _step.Loss, FirstNonFinite());
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
            _position.Epoch, _trainer.Epochs, _position.Batch, _loader.Batches, _position.Means.Value.Loss, _position.Means.Value.Accuracy, validation,
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
        _step.Transfer(state);
        _trainer.Optimizer.Transfer(state);
        _average?.Transfer(state);
        foreach (var parameter in _trainer.Network.Parameters)
            parameter.Transfer(state);
    }
}
