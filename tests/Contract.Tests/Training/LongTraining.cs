using System;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;

namespace Contract.Tests.Training;

/// <summary>
/// A training with everything that has a state: batch normalisation and dropout on two threads, Adam, a schedule, early stopping, the best epoch. The
/// test assembly runs it when it is started as a program with a folder.
/// </summary>
internal static class LongTraining
{
    /// <summary>The checkpoint's name in the folder.</summary>
    public const string CheckpointName = "run.checkpoint";

    /// <summary>The name of the file that a finished training writes.</summary>
    public const string WeightsName = "weights.safetensors";

    private const int Samples = 96;
    private const int BatchSize = 8;
    private const int Epochs = 60;

    /// <summary>Trains to the end, from wherever the checkpoint stands; says so after the first step.</summary>
    public static void Run(string checkpoint, string weights)
    {
        var isFirst = true;
        var network = new Waves(seed: 1);
        Create(network, checkpoint, new ProgressHandler(_ =>
        {
            if (isFirst)
                Console.WriteLine("training");
            isFirst = false;
        })).Fit(Data(1), Data(2));
        network.Save(weights);
    }

    /// <summary>The trainer; each has a seed of its own for what the checkpoint is to replace.</summary>
    public static Trainer Create(Waves network, string checkpoint, IProgress<TrainingProgress>? progress = null) =>
        new(network, new Adam { LearningRate = 0.01 }, new CrossEntropy())
        {
            Epochs = Epochs, BatchSize = BatchSize, Threads = 2, Seed = 4, L2 = 1e-4, Progress = progress,
            Schedule = new Warmup { Epochs = 3, Then = new ReduceOnPlateau { Patience = 2 } },
            KeepBest = Metric.ValidationLoss,
            EarlyStopping = new EarlyStopping { Patience = 50 },
            Checkpoint = new Checkpoint(checkpoint) { EverySteps = 1, Resume = true },
        };

    /// <summary>Samples, of a training or a validation set.</summary>
    public static Dataset Data(int seed) => WaveData.Create(Samples, seed);
}
