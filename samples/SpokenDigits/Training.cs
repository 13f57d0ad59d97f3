using System;
using System.Collections.Generic;
using Gen;
using Gen.Reports;

namespace SpokenDigits;

/// <summary>Trains the network, with a live bar on a terminal and lines anywhere else.</summary>
internal static class Training
{
    public static TrainingHistory Run(DigitNetwork network, Options options, IReadOnlyList<Recording> recordings)
    {
        var windows = new Windows(recordings);
        var trainer = new Trainer(network, new Adam { LearningRate = 3e-3 }, new CrossEntropy())
        {
            Epochs = options.Epochs,
            BatchSize = 64,
            Seed = options.Seed,
            Threads = options.Threads,
            Schedule = new CosineDecay(),
            Progress = new ShiftAfterEachEpoch(windows, options.Seed),
        };
        return trainer.FitWithProgress(windows.Samples);
    }

    // A dataset uses its memory and copies nothing, and progress is reported on the training thread: between two epochs the audio may move.
    private sealed class ShiftAfterEachEpoch(Windows windows, int seed) : IProgress<TrainingProgress>
    {
        private readonly Random _random = new(seed);

        public void Report(TrainingProgress value)
        {
            if (value.Batch == value.Batches)
                windows.Shift(_random);
        }
    }
}
