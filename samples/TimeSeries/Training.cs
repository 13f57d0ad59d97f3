using System;
using Gen;
using Spectre.Console;
using TimeSeries.Models;

namespace TimeSeries;

/// <summary>
/// Trains a network as Wang et al. (2017) and Fawaz et al. (2019) did: Adam as Keras has it, the learning rate halved when the training loss has not
/// fallen for 50 epochs.
/// </summary>
internal static class Training
{
    public static TrainingHistory Run(INetwork network, Architecture architecture, UcrData data, Options options, int seed)
    {
        if (!AnsiConsole.Profile.Out.IsTerminal)
            return Fit(network, architecture, data, options, seed, new EpochLines(Console.Out));

        return AnsiConsole.Progress()
            .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new RemainingTimeColumn())
            .Start(context => Fit(network, architecture, data, options, seed, new TrainingBar(context, seed)));
    }

    private static TrainingHistory Fit(
        INetwork network, Architecture architecture, UcrData data, Options options, int seed, IProgress<TrainingProgress> progress)
    {
        var trainer = new Trainer(network, new Adam(), new CrossEntropy())
        {
            Epochs = options.Epochs ?? architecture.Epochs,
            BatchSize = options.BatchSize ?? architecture.BatchSize(data.Train.Count),
            Seed = seed,
            Progress = progress,
        };
        return trainer.Fit(data.Train.Samples);
    }
}
