using System;
using Gen;
using Spectre.Console;

namespace SpliceJunctions;

/// <summary>Trains the network, with a live bar on a terminal and a line for each epoch anywhere else.</summary>
internal static class Training
{
    public static TrainingHistory Run(SpliceNetwork network, Options options, SpliceData train, SpliceData? validation)
    {
        if (!AnsiConsole.Profile.Out.IsTerminal)
            return Fit(network, options, train, validation, new EpochLines(Console.Out));

        return AnsiConsole.Progress()
            .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new RemainingTimeColumn())
            .Start(context => Fit(network, options, train, validation, new TrainingBar(context)));
    }

    private static TrainingHistory Fit(
        SpliceNetwork network, Options options, SpliceData train, SpliceData? validation, IProgress<TrainingProgress> progress)
    {
        var trainer = new Trainer(network, new Adam(), new CrossEntropy())
        {
            Epochs = options.Epochs,
            BatchSize = 32,
            L2 = 1e-3,
            Seed = options.Seed,
            Progress = progress,
        };
        return trainer.Fit(train.Samples, validation?.Samples);
    }
}
