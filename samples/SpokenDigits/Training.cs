using System;
using System.Collections.Generic;
using Gen;
using Spectre.Console;

namespace SpokenDigits;

/// <summary>Trains the network, with a live bar on a terminal and a line for each epoch anywhere else.</summary>
internal static class Training
{
    public static TrainingHistory Run(DigitNetwork network, Options options, IReadOnlyList<Recording> recordings)
    {
        if (!AnsiConsole.Profile.Out.IsTerminal)
            return Fit(network, options, recordings, new EpochLines(Console.Out));

        return AnsiConsole.Progress()
            .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new RemainingTimeColumn())
            .Start(context => Fit(network, options, recordings, new TrainingBar(context)));
    }

    private static TrainingHistory Fit(DigitNetwork network, Options options, IReadOnlyList<Recording> recordings, IProgress<TrainingProgress> progress)
    {
        var windows = new Windows(recordings);
        var trainer = new Trainer(network, new Adam { LearningRate = 3e-3 }, new CrossEntropy())
        {
            Epochs = options.Epochs,
            BatchSize = 64,
            Seed = options.Seed,
            Threads = options.Threads,
            Schedule = new CosineDecay(),
            Progress = new ShiftAfterEachEpoch(windows, options.Seed, progress),
        };
        return trainer.Fit(windows.Samples);
    }

    // A dataset uses its memory and copies nothing, and progress is reported on the training thread: between two epochs the audio may move.
    private sealed class ShiftAfterEachEpoch(Windows windows, int seed, IProgress<TrainingProgress> next) : IProgress<TrainingProgress>
    {
        private readonly Random _random = new(seed);

        public void Report(TrainingProgress value)
        {
            next.Report(value);
            if (value.Batch == value.Batches)
                windows.Shift(_random);
        }
    }
}
