using System;
using System.IO;

namespace Gen.Reports;

/// <summary>
/// Writes losses, accuracies and the learning rate of a training for TensorBoard: <c>new Trainer(...) { Progress = log }</c>, then <c>tensorboard --logdir FOLDER</c>.
/// Training numbers are written for each step, those of a validation set for each epoch; steps are counted over all epochs. Each event is in the file when the step ends.
/// </summary>
public sealed class TensorBoardLog : IProgress<TrainingProgress>, IDisposable
{
    private readonly FileStream _file;
    private readonly TimeProvider _time;

    /// <summary>Begins a file of its own in a folder.</summary>
    /// <param name="folder">The folder of the run; it is made where it is missing.</param>
    /// <param name="time">Tells the time of events; <see langword="null"/> for the system's.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public TensorBoardLog(string folder, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _time = time ?? TimeProvider.System;
        Directory.CreateDirectory(folder);
        // TensorBoard takes each file whose name has "tfevents" in it, and reads several in the order of their names.
        Path = System.IO.Path.Combine(folder, FormattableString.Invariant($"events.out.tfevents.{_time.GetUtcNow().ToUnixTimeSeconds()}.gen.{Guid.NewGuid():N}"));
        _file = new FileStream(Path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        _file.Write(EventRecord.Version(Now));
        _file.Flush();
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    private double Now => _time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;

    /// <summary>Writes a number of one's own.</summary>
    /// <param name="tag">What it is; a slash makes groups: <c>test/f1</c>.</param>
    /// <param name="step">Where it belongs, at least 0.</param>
    /// <param name="value">The number.</param>
    public void Scalar(string tag, long step, double value)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        _file.Write(EventRecord.Scalar(Now, step, tag, (float)value));
        _file.Flush();
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        var step = (value.Epoch - 1L) * value.Batches + value.Batch;
        Scalar("loss/training", step, value.Loss);
        if (value.Accuracy is { } accuracy)
            Scalar("accuracy/training", step, accuracy);
        Scalar("learning rate", step, value.LearningRate);
        if (value.ValidationLoss is { } loss)
            Scalar("loss/validation", step, loss);
        if (value.ValidationAccuracy is { } share)
            Scalar("accuracy/validation", step, share);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();
}
