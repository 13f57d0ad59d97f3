using System;

namespace Gen;

/// <summary>What a checkpoint must have in common with the trainer that resumes from it. Rates and other factors may change between two parts of a run.</summary>
internal static class CheckpointSettings
{
    internal static void Transfer(Trainer trainer, StateTransfer state)
    {
        state.Same("number of parameters", Text($"{trainer.Network.Parameters.Count}"));
        foreach (var parameter in trainer.Network.Parameters)
            state.Same("parameter", Text($"{parameter.ToString()}, {(parameter.Trainable ? "trainable" : "not trainable")}"));
        state.Same("loss", trainer.Loss.Signature);
        state.Same(nameof(Trainer.BatchSize), Text($"{trainer.BatchSize}"));
        state.Same(nameof(Trainer.Threads), Text($"{trainer.Threads}"));
        state.Same(nameof(Trainer.Seed), Text($"{trainer.Seed}"));
        state.Same(nameof(Trainer.Shuffle), Text($"{trainer.Shuffle}"));
        if (trainer.ClassBalanced)
            state.Same(nameof(Trainer.ClassBalanced), "True");
        if (trainer.AverageKept is not null)
            state.Same(nameof(Trainer.AverageKept), "a number");
        if (trainer.GradientAccumulation != 1)
            state.Same(nameof(Trainer.GradientAccumulation), Text($"{trainer.GradientAccumulation}"));
        foreach (var measure in trainer.Measures)
            state.Same("measure", measure.Name);
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
