using System;

namespace Gen;

/// <summary>What the members of <see cref="Metric"/> mean.</summary>
internal static class Metrics
{
    /// <summary>The number that a metric names; not a number where the epoch has none.</summary>
    internal static double Of(this Metric metric, in EpochResult epoch) => metric switch
    {
        Metric.TrainingLoss => epoch.Loss,
        Metric.ValidationLoss => epoch.ValidationLoss ?? double.NaN,
        _ => epoch.ValidationAccuracy ?? double.NaN,
    };

    /// <summary>What every number is better than.</summary>
    internal static double Worst(this Metric metric) =>
        metric == Metric.ValidationAccuracy ? double.NegativeInfinity : double.PositiveInfinity;

    /// <summary>Whether a value is better than the best so far by more than a margin. What is not a number never is.</summary>
    internal static bool IsBetter(this Metric metric, double value, double best, double margin) =>
        metric == Metric.ValidationAccuracy ? value > best + margin : value < best - margin;

    /// <summary>Refuses what an epoch will not have, before anything is trained.</summary>
    internal static void RequireKnown(Metric? metric, string asker, bool hasValidation, Loss loss)
    {
        if (metric is null or Metric.TrainingLoss)
            return;
        if (!hasValidation)
            throw new ArgumentException($"{asker} watches {metric}, but there is no validation set.", "validation");
        if (metric == Metric.ValidationAccuracy && !loss.IsClassification)
            throw new InvalidOperationException($"{asker} watches {metric}, but {loss.GetType().Name} is no classification: there is no accuracy.");
    }
}
