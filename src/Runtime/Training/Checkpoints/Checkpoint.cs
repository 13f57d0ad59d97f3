using System;

namespace Gen;

/// <summary>
/// Where and when <see cref="Trainer.Fit"/> writes down everything that training depends on: parameters, running statistics, the optimizer's state and step
/// count, the schedule, early stopping and the best epoch so far, the history, the random numbers of dropout, and the place in the epoch. A run that is
/// interrupted at any moment and resumed ends in the same bytes as one that was not, on the same machine.
/// </summary>
/// <remarks>
/// A checkpoint is written to <c>Path.tmp</c>, flushed to the disk, and then renamed over the old one: whatever stops the process, the file at
/// <see cref="Path"/> is whole. It is written after the last epoch as well, so that resuming a finished run trains no more (unless
/// <see cref="Trainer.Epochs"/> has grown). It is no weights file; <see cref="INetwork.Save(string)"/> writes those.
/// </remarks>
public sealed class Checkpoint
{
    /// <summary>Says where.</summary>
    /// <param name="path">The file, in a folder that exists.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public Checkpoint(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = path;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Written after every so many epochs, at least 1; 0 for never. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int EveryEpochs
    {
        get;
        init => field = Require.NotNegative(value, nameof(EveryEpochs));
    } = 1;

    /// <summary>Written after every so many steps, counted from the beginning of training; 0, the default, for never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int EverySteps
    {
        get;
        init => field = Require.NotNegative(value, nameof(EverySteps));
    }

    /// <summary>
    /// Whether training goes on from the file where it exists: its state replaces that of network and optimizer, the learning rate included. Default:
    /// <see langword="false"/>, to begin anew and replace the file.
    /// </summary>
    /// <remarks>
    /// <see cref="EpochResult.Elapsed"/> of the epochs before is zero: a checkpoint keeps no times, so that equal runs write equal files.
    /// </remarks>
    public bool Resume { get; init; }
}
