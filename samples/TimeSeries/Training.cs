using System;
using Gen;
using Spectre.Console;
using TimeSeries.Models;

namespace TimeSeries;

/// <summary>
/// Trains a network as Wang et al. (2017) and Fawaz et al. (2019) did: Adam as Keras has it, the learning rate halved, down to 0.0001, whenever
/// the training loss has not fallen for 50 epochs, and in the end the parameters of the epoch with the lowest training loss.
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
            BatchSize = options.BatchSizeFor(architecture, data),
            Seed = seed,
            Threads = options.Threads,
            Schedule = new ReduceOnPlateau { Monitor = Metric.TrainingLoss, Factor = 0.5, Patience = 50, MinLearningRate = 1e-4 },
            KeepBest = Metric.TrainingLoss,
            Progress = progress,
        };
        return trainer.Fit(data.Train.Samples, options.Watch ? data.Test.Samples : null);
    }
}
