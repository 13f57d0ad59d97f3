namespace Gen;

/// <summary>The number of an epoch that decides about learning rates, the best parameters, and when to stop.</summary>
public enum Metric
{
    /// <summary>The mean training loss, <see cref="EpochResult.Loss"/>; lower is better.</summary>
    TrainingLoss,

    /// <summary>The mean validation loss, <see cref="EpochResult.ValidationLoss"/>; lower is better. Needs a validation set.</summary>
    ValidationLoss,

    /// <summary>
    /// The validation accuracy, <see cref="EpochResult.ValidationAccuracy"/>; higher is better. Needs a validation set and a loss that is a classification.
    /// </summary>
    ValidationAccuracy,
}
