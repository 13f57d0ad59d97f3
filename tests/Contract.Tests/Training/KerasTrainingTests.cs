using System;
using System.Linq;
using Contract.Tests.Helpers;
using Contract.Tests.Networks;
using Gen;
using Xunit;

namespace Contract.Tests.Training;

/// <summary>
/// A whole training as Keras would do it, beside PyTorch's numbers for the same rules (PyTorch/train_small_fcn.py): even padding, Adam, a last batch of one sample,
/// the epoch's loss as the mean over samples, the rate on a plateau, and predictions by the running statistics of the epoch with the lowest loss.
/// </summary>
public sealed class KerasTrainingTests
{
    private static readonly double[] s_losses = [0.94135424, 0.57355221, 0.78761072, 0.72450265, 0.65919029, 0.61887223];
    private static readonly float[] s_probabilities = [0.7359206f, 0.7030236f, 0.7055188f, 0.7705248f, 0.7147862f, 0.7100869f, 0.7414482f];

    [Theory]
    [InlineData(InstructionSet.Scalar)]
    [InlineData(InstructionSet.Vector128)]
    [InlineData(InstructionSet.Avx2)]
    [InlineData(InstructionSet.Avx512)]
    public void Losses_rates_and_the_kept_epoch_are_those_of_another_program(InstructionSet set)
    {
        using var _ = InstructionSets.Use(set);
        var network = new SmallFcn(seed: 0);
        string[] weights = ["conv1d_1.weight", "conv1d_2.weight", "dense_1.weight"];
        for (var i = 0; i < weights.Length; i++)
            network.Named(weights[i]).Write([.. Waves(network.Named(weights[i]).Length, i + 2).Select(value => 0.5f * value)]);
        var inputs = Waves(7 * SmallFcn.InputLength, 1.7);

        var trainer = new Trainer(network, new Adam { LearningRate = 0.3 }, new CrossEntropy())
        {
            Epochs = 6, BatchSize = 3, Shuffle = false, KeepBest = Metric.TrainingLoss,
            Schedule = new ReduceOnPlateau { Patience = 1, MinDelta = 0.05, MinLearningRate = 0.1 },
        };
        var history = trainer.Fit(Dataset.FromLabels(inputs, [0, 1, 1, 0, 1, 0, 0], SmallFcn.OutputSize));

        Assert.All(history.Epochs.Zip(s_losses), pair => Assert.Equal(pair.Second, pair.First.Loss, 1e-5));
        Assert.Equal([0.3, 0.3, 0.3, 0.15, 0.1, 0.1], history.Epochs.Select(epoch => epoch.LearningRate));
        Assert.Equal(2, history.BestEpoch);
        Assert.All(network.Predicted(inputs).Where((_, i) => i % 2 == 0).Zip(s_probabilities), pair => Assert.Equal(pair.Second, pair.First, 1e-5f));
    }

    private static float[] Waves(int count, double factor) => [.. Enumerable.Range(0, count).Select(i => (float)Math.Sin(factor * i))];
}
