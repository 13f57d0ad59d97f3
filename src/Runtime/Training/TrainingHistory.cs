using System.Collections.Generic;

namespace Gen;

/// <summary>What <see cref="Trainer.Fit"/> achieved, epoch by epoch.</summary>
public sealed class TrainingHistory
{
    internal TrainingHistory(IReadOnlyList<EpochResult> epochs, int? bestEpoch) => (Epochs, BestEpoch) = (epochs, bestEpoch);

    /// <summary>The epochs in their order; at least one, and fewer than <see cref="Trainer.Epochs"/> after <see cref="EarlyStopping"/>.</summary>
    public IReadOnlyList<EpochResult> Epochs { get; }

    /// <summary>The last epoch.</summary>
    public EpochResult Last => Epochs[^1];

    /// <summary>
    /// The epoch, counted from 1, whose parameters the network has; <see langword="null"/> where <see cref="Trainer.KeepBest"/> is not set, or no epoch
    /// had a value: then the parameters are the last epoch's.
    /// </summary>
    public int? BestEpoch { get; }
}
