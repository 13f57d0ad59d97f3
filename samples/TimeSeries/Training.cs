using Gen;
using Gen.Reports;
using TimeSeries.Models;

namespace TimeSeries;

/// <summary>
/// Trains a network as Wang et al. (2017) and Fawaz et al. (2019) did: Adam as Keras has it, the learning rate halved, down to 0.0001, whenever
/// the training loss has not fallen for 50 epochs, and in the end the parameters of the epoch with the lowest training loss.
/// </summary>
internal static class Training
{
    public static TrainingHistory Run(INetwork network, Architecture architecture, UcrData data, Options options, int seed) =>
        Run(TrainerOf(network, architecture, data, options, seed), data, options);

    public static TrainingHistory Run(Trainer trainer, UcrData data, Options options) => trainer.FitWithProgress(data.Train.Samples, options.Watch ? data.Test.Samples : null);

    public static Trainer TrainerOf(INetwork network, Architecture architecture, UcrData data, Options options, int seed) =>
        new Trainer(network, new Adam(), new CrossEntropy())
        {
            Epochs = options.Epochs ?? architecture.Epochs,
            BatchSize = options.BatchSizeFor(architecture, data),
            Seed = seed,
            Threads = options.Threads,
            Schedule = new ReduceOnPlateau { Monitor = Metric.TrainingLoss, Factor = 0.5, Patience = 50, MinLearningRate = 1e-4 },
            KeepBest = Metric.TrainingLoss,
        };
}
