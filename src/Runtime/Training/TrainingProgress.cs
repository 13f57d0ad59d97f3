using System;

namespace Gen;

/// <summary>How far training is, after a step.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="Batch">The batch of the epoch, counted from 1.</param>
/// <param name="Batches">The number of batches of an epoch.</param>
/// <param name="Loss">The mean loss of the epoch's samples so far, without the L2 term.</param>
/// <param name="Accuracy">The accuracy, 0 to 1, of the epoch's samples so far; <see langword="null"/> where the loss is no classification.</param>
/// <param name="Validation">The validation set, in the report of an epoch's last batch; otherwise <see langword="null"/>.</param>
/// <param name="LearningRate">The optimizer's learning rate in this step.</param>
/// <param name="Elapsed">The time since training began.</param>
public readonly record struct TrainingProgress(
    int Epoch,
    int Epochs,
    int Batch,
    int Batches,
    double Loss,
    double? Accuracy,
    Evaluation? Validation,
    double LearningRate,
    TimeSpan Elapsed)
{
    /// <summary>The mean validation loss, in the report of an epoch's last batch; otherwise <see langword="null"/>.</summary>
    public double? ValidationLoss => Validation?.Loss;

    /// <summary>The validation accuracy, 0 to 1, in the report of an epoch's last batch; otherwise <see langword="null"/>.</summary>
    public double? ValidationAccuracy => Validation?.Accuracy;
}
