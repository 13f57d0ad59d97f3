using System;
using System.Collections.Generic;
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
    private readonly ParameterSnapshot _snapshot;
    private readonly ScheduledRate _rate;
    private readonly EpochWatch _watch;
    private readonly List<EpochResult> _epochs;
    private readonly long _started = Stopwatch.GetTimestamp();

    internal TrainingRun(Trainer trainer, Dataset train, Dataset? validation)
    {
        (_trainer, _validation) = (trainer, validation);
        var network = trainer.Network;
        var batchSize = Math.Min(trainer.BatchSize, train.Count);
        var session = network.CreateTrainingSession(batchSize);
        session.Reseed(trainer.Seed);

        _step = new TrainingStep(session, trainer);
        _loader = new BatchLoader(train, batchSize, _step.TargetLayout == network.Layout ? 1 : network.OutputLength);
        _evaluator = validation is null ? null : new Evaluator(network, trainer.Loss, Math.Min(trainer.BatchSize, validation.Count));
        _snapshot = new ParameterSnapshot(network.Parameters);
        _rate = new ScheduledRate(trainer.Schedule, trainer.Optimizer, trainer.Epochs, _loader.Batches);
        _watch = new EpochWatch(trainer);
        _epochs = new List<EpochResult>(trainer.Epochs);
    }

    internal TrainingHistory Execute(CancellationToken cancellationToken)
    {
        try
        {
            for (var (epoch, goesOn) = (1, true); goesOn && epoch <= _trainer.Epochs; epoch++)
                goesOn = EndEpoch(RunEpoch(epoch, cancellationToken));
        }
        finally
        {
            _rate.Restore();
        }

        _watch.RestoreBest();
        return new TrainingHistory(_epochs, _watch.BestEpoch);
    }

    private bool EndEpoch(EpochResult result)
    {
        _epochs.Add(result);
        _rate.EndEpoch(result);
        return _watch.EndEpoch(result);
    }

    private EpochResult RunEpoch(int epoch, CancellationToken cancellationToken)
    {
        if (_trainer.Shuffle)
            _loader.Shuffle(_trainer.Seed, epoch);
        else
            _loader.Rewind();

        var means = new Means(_trainer.Loss.IsClassification);
        Evaluation? validation = null;
        for (var batch = 1; batch <= _loader.Batches; batch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            RunStep(epoch, batch);
            means.Add(_step.Loss, _step.Correct, _loader.Count, _trainer.Network.OutputLength);
            if (batch == _loader.Batches && _validation is not null)
                validation = _evaluator?.Evaluate(_validation);
            Report(epoch, batch, means.Value, validation);
        }

        return new EpochResult(epoch, means.Value, validation, _trainer.Optimizer.LearningRate, Stopwatch.GetElapsedTime(_started));
    }

    // Whatever goes wrong inside a step leaves the network as it was before training, and the optimizer as if it were new.
    private void RunStep(int epoch, int batch)
    {
        try
        {
            _rate.Apply(epoch, batch);
            _loader.Load(batch - 1);
            _step.Forward(_loader.Inputs, _loader.Targets);
            if (!double.IsFinite(_step.Loss))
                throw NonFiniteLossException.ForLoss(epoch, batch, _step.Loss);
            if (!_step.Update(_loader.Targets.Length))
                throw NonFiniteLossException.ForParameter(epoch, batch, _step.Loss, FirstNonFinite());
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

    private void Report(int epoch, int batch, Evaluation means, Evaluation? validation) => _trainer.Progress?.Report(new TrainingProgress(
        epoch, _trainer.Epochs, batch, _loader.Batches, means.Loss, means.Accuracy, validation,
        _trainer.Optimizer.LearningRate, Stopwatch.GetElapsedTime(_started)));
}
