using System;
using System.Globalization;

namespace Gen;

/// <summary>What a trainer refuses before anything is changed.</summary>
internal static class TrainerChecks
{
    internal static float[] RequireWeights(Trainer trainer, float[] weights)
    {
        const string Argument = nameof(Trainer.ClassWeights);
        if (!trainer.Loss.TakesClassWeights)
            throw new ArgumentException($"{trainer.Loss.GetType().Name} takes no class weights.", Argument);
        var classes = trainer.Network.OutputChannels;
        if (weights.Length != classes)
            throw new ArgumentException($"There are {weights.Length} class weights, but the network has {classes} classes.", Argument);

        var bad = Array.FindIndex(weights, weight => !(float.IsFinite(weight) && weight >= 0));
        return bad < 0 ? weights : throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"The weight of class {bad} is {weights[bad]}; expected a finite number of at least 0."), Argument);
    }

    internal static void RequireWatched(Trainer trainer, bool hasValidation)
    {
        Metrics.RequireKnown(trainer.Schedule?.Watched, nameof(Trainer.Schedule), hasValidation, trainer.Loss);
        Metrics.RequireKnown(trainer.KeepBest, nameof(Trainer.KeepBest), hasValidation, trainer.Loss);
        Metrics.RequireKnown(trainer.EarlyStopping?.Monitor, nameof(Trainer.EarlyStopping), hasValidation, trainer.Loss);
        if (trainer.Measures.Count > 0 && !hasValidation)
            throw new ArgumentException($"{nameof(Trainer.Measures)} asks for {trainer.Measures[0].Name}, but there is no validation set.", "validation");
    }

    /// <summary>Refuses a network whose outputs the loss cannot take, and data that do not fit the network or the loss.</summary>
    internal static void RequireFits(INetwork network, Loss loss, Dataset data, string argument)
    {
        ArgumentNullException.ThrowIfNull(data, argument);
        DatasetChecks.RequireSizes(network, data, argument);
        if (network.Outputs.Count > 1 && loss.IsClassification && loss is not HeadLosses)
            throw new InvalidOperationException($"The network has {network.Outputs.Count} outputs, which {loss.GetType().Name} would take for one: take HeadLosses, with a loss for each.");
        if (loss.FaultOfOutputs(network.OutputValues, network.OutputLength, network.OutputChannels) is { } fault)
            throw new InvalidOperationException(fault);
        DatasetChecks.RequireTargets(network, loss, data, argument);
    }
}
