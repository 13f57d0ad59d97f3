using System.Collections.Generic;

namespace Gen.Orleans;

/// <summary>One training of a sweep, as its recipe sees it.</summary>
/// <param name="Parameters">What the sweep has chosen, by name.</param>
/// <param name="Epochs">The epochs to train: <see cref="Trainer.Epochs"/>.</param>
/// <param name="Checkpoint">Where the silo keeps its state: <see cref="Trainer.Checkpoint"/>.</param>
/// <param name="Progress">Told after every step: <see cref="Trainer.Progress"/>.</param>
public sealed record Trial(
    IReadOnlyDictionary<string, double> Parameters, int Epochs, Checkpoint Checkpoint, System.IProgress<TrainingProgress> Progress)
{
    /// <summary>A parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="KeyNotFoundException">The sweep has none of that name.</exception>
    public double this[string name] => Parameters.TryGetValue(name, out var value)
        ? value
        : throw new KeyNotFoundException($"The sweep has no parameter '{name}'; it has {string.Join(", ", Parameters.Keys)}.");
}

/// <summary>A training that is ready to begin.</summary>
/// <param name="Trainer">Made with the trial's epochs, checkpoint and progress.</param>
/// <param name="Train">The samples to learn from.</param>
/// <param name="Validation">The samples to measure.</param>
public sealed record TrialTraining(Trainer Trainer, Dataset Train, Dataset? Validation);
