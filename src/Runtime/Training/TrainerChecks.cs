using System;
using System.Globalization;
using System.Numerics.Tensors;

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
    }

    internal static void RequireFits(INetwork network, Dataset data, string argument)
    {
        ArgumentNullException.ThrowIfNull(data, argument);
        if (data.InputSize != network.InputSize || data.TargetSize != network.OutputSize)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"A sample of '{argument}' has {data.InputSize} inputs and {data.TargetSize} targets, " +
                $"but the network takes {network.InputSize} and gives {network.OutputSize}."), argument);
        }
    }

    internal static void RequireFinite(Dataset validation)
    {
        RequireFinite(validation.Inputs.Span, validation.InputSize, "inputs");
        RequireFinite(validation.Targets.Span, validation.TargetSize, "targets");
    }

    private static void RequireFinite(ReadOnlySpan<float> values, int sampleSize, string kind)
    {
        if (TensorPrimitives.IsFiniteAll(values))
            return;

        var index = 0;
        while (float.IsFinite(values[index]))
            index++;
        throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture,
            $"Sample {index / sampleSize} of 'validation' has {values[index]} among its {kind}; expected finite numbers."), "validation");
    }
}
