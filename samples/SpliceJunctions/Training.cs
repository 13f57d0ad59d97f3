using Gen;
using Gen.Reports;

namespace SpliceJunctions;

/// <summary>Trains the network, with a live bar on a terminal and lines anywhere else.</summary>
internal static class Training
{
    public static TrainingHistory Run(SpliceNetwork network, Options options, SpliceData train, SpliceData? validation)
    {
        var trainer = new Trainer(network, new Adam(), new CrossEntropy())
        {
            Epochs = options.Epochs,
            BatchSize = 32,
            L2 = 1e-3,
            Seed = options.Seed,
        };
        return trainer.FitWithProgress(train.Samples, validation?.Samples);
    }
}
