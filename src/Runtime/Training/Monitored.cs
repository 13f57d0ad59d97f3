using System;

namespace Gen;

/// <summary>What the members of <see cref="Monitor"/> mean.</summary>
internal static class Monitored
{
    /// <summary>The number that a monitor names; not a number where the epoch has none.</summary>
    internal static double Of(this Monitor monitor, in EpochResult epoch) => monitor switch
    {
        Monitor.TrainingLoss => epoch.Loss,
        Monitor.ValidationLoss => epoch.ValidationLoss ?? double.NaN,
        _ => epoch.ValidationAccuracy ?? double.NaN,
    };

    /// <summary>What every number is better than.</summary>
    internal static double Worst(this Monitor monitor) =>
        monitor == Monitor.ValidationAccuracy ? double.NegativeInfinity : double.PositiveInfinity;

    /// <summary>Whether a value is better than the best so far by more than a margin. What is not a number never is.</summary>
    internal static bool IsBetter(this Monitor monitor, double value, double best, double margin) =>
        monitor == Monitor.ValidationAccuracy ? value > best + margin : value < best - margin;

    /// <summary>Refuses what an epoch will not have, before anything is trained.</summary>
    internal static void RequireKnown(Monitor? monitor, string asker, bool hasValidation, Loss loss)
    {
        if (monitor is null or Monitor.TrainingLoss)
            return;
        if (!hasValidation)
            throw new ArgumentException($"{asker} watches {monitor}, but there is no validation set.", "validation");
        if (monitor == Monitor.ValidationAccuracy && !loss.IsClassification)
            throw new InvalidOperationException($"{asker} watches {monitor}, but {loss.GetType().Name} is no classification: there is no accuracy.");
    }
}
