using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Gen.Orleans;

/// <summary>A training from a checkpoint on, in a file of this silo's; its checkpoints go to the grain, which writes them down for all silos.</summary>
/// <param name="catalog">Knows the recipe.</param>
/// <param name="order">What to train.</param>
/// <param name="checkpoint">Where to go on from; empty for the beginning.</param>
/// <param name="grain">The grain's turns.</param>
/// <param name="save">Writes a checkpoint down, in one of them.</param>
internal sealed class TrialRun(SiloCatalog catalog, TrialOrder order, byte[] checkpoint, TaskScheduler grain, Func<byte[], Task> save) : IProgress<TrainingProgress>
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"gen-trial-{Guid.NewGuid():N}");
    private Task _saving = Task.CompletedTask;

    /// <summary>The last checkpoint.</summary>
    internal byte[] Checkpoint { get; private set; } = checkpoint;

    internal int Epoch { get; private set; }

    internal double Loss { get; private set; }

    /// <summary>Called on the training's thread. At the first step of an epoch the checkpoint of the one before is whole.</summary>
    public void Report(TrainingProgress value)
    {
        Loss = value.Loss;
        if (value.Epoch == Epoch)
            return;
        var isFirst = Epoch == 0;
        Epoch = value.Epoch;
        if (isFirst || !_saving.IsCompleted || !File.Exists(_path))
            return;
        Checkpoint = File.ReadAllBytes(_path);
        _saving = Task.Factory.StartNew(() => save(Checkpoint), CancellationToken.None, TaskCreationOptions.None, grain).Unwrap();
    }

    internal async Task<TrialAnswer> Train(CancellationToken ending)
    {
        try
        {
            var answer = await Task.Factory.StartNew(() => TrainHere(ending), ending, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            await _saving;
            return answer;
        }
        finally
        {
            File.Delete(_path);
        }
    }

    private TrialAnswer TrainHere(CancellationToken ending)
    {
        try
        {
            if (Checkpoint.Length > 0)
                File.WriteAllBytes(_path, Checkpoint);
            var training = catalog.Recipe(order.Recipe)(new Trial(order.Parameters, order.Epochs, new Checkpoint(_path) { Resume = true }, this));
            var last = training.Trainer.Fit(training.Train, training.Validation, ending).Epochs[^1];
            if (File.Exists(_path))
                Checkpoint = File.ReadAllBytes(_path);
            var measured = last.Validation ?? last.Training;
            return new(true, last.Epoch, measured.Loss, measured.Accuracy, Fleet.VersionOf(training.Trainer.Network), null, "");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Another silo would meet the same: it is the trial's result.
            return new(true, Epoch, double.NaN, null, "", e.Message, "");
        }
    }
}
