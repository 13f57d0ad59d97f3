using System;
using System.Collections.Generic;
using System.Linq;

namespace Gen;

/// <summary>What one pass through the training set achieved.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="Training">
/// The means over the training samples, each as it was when its batch came up (with dropout, and while the parameters moved), without the L2 term.
/// </param>
/// <param name="Validation">The validation set at the epoch's end; <see langword="null"/> without one.</param>
/// <param name="LearningRate">The optimizer's learning rate in the epoch's last step.</param>
/// <param name="Elapsed">The time since training began.</param>
public readonly record struct EpochResult(int Epoch, Evaluation Training, Evaluation? Validation, double LearningRate, TimeSpan Elapsed)
{
    /// <summary>What <see cref="Trainer.Measures"/> asked for, of the validation set, in the same order.</summary>
    public IReadOnlyList<MeasuredValue> Measures
    {
        get => field ?? [];
        init;
    }

    /// <summary>The measured number of a name.</summary>
    /// <param name="name">The name of a <see cref="Measure"/>.</param>
    /// <exception cref="ArgumentException">Nothing of that name was measured.</exception>
    public double Measured(string name)
    {
        var found = Measures.FirstOrDefault(value => value.Name == name);
        return found.Name is not null ? found.Value : throw new ArgumentException($"There is no measure '{name}'; expected {string.Join(", ", Measures.Select(value => value.Name))}.", nameof(name));
    }

    /// <summary>The mean training loss.</summary>
    public double Loss => Training.Loss;

    /// <summary>The training accuracy, 0 to 1; <see langword="null"/> where the loss is no classification.</summary>
    public double? Accuracy => Training.Accuracy;

    /// <summary>The mean validation loss; <see langword="null"/> without a validation set.</summary>
    public double? ValidationLoss => Validation?.Loss;

    /// <summary>The validation accuracy, 0 to 1; <see langword="null"/> without a validation set or a classification.</summary>
    public double? ValidationAccuracy => Validation?.Accuracy;
}
