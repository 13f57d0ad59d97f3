using System;
using System.Linq;
using Xunit;

namespace Gen.Tests;

/// <summary>Small classes come up as often as great ones.</summary>
public sealed class ClassBalanceTests
{
    [Fact]
    public void EachClassHasTheSameShare()
    {
        // 40 of class 0, 8 of class 2, 2 of class 3; none of class 1.
        int[] labels = [.. Enumerable.Range(0, 50).Select(i => i < 40 ? 0 : i < 48 ? 2 : 3)];
        var data = Dataset.FromLabels(Enumerable.Range(0, 50).Select(i => (float)i).ToArray(), labels, 4);
        var (counts, samples) = (new int[4], new int[50]);
        new Trainer(new LinearNetwork(1, 1, 4) { EndsInSoftmax = true }, new Sgd { LearningRate = 0 }, new CrossEntropy())
        {
            Epochs = 3, BatchSize = 16, ClassBalanced = true,
            Augmentations = [new Counting(counts, samples)],
        }.Fit(data);
        Assert.Equal(150, counts.Sum());
        Assert.Equal(0, counts[1]);
        Assert.All([counts[0], counts[2], counts[3]], count => Assert.InRange(count, 48, 51));
        Assert.All(samples[48..], count => Assert.InRange(count, 24, 27));
        Assert.All(samples[40..48], count => Assert.InRange(count, 6, 9));
        Assert.True(samples[..40].Count(count => count > 0) > 30);
    }

    [Fact]
    public void WithoutClassesItIsRefused()
    {
        var network = new LinearNetwork(2, 1, 2);
        var before = network.Parameters.Saved();
        var trainer = new Trainer(network, new Adam(), new MeanSquaredError()) { ClassBalanced = true };
        Assert.Contains("ClassBalanced", Assert.Throws<InvalidOperationException>(() => trainer.Fit(Samples.Regression(10))).Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.Saved());
    }

    private sealed class Counting(int[] counts, int[] samples) : Augmentation
    {
        public override void Apply(in AugmentationBatch batch, ref RandomSource random)
        {
            for (var i = 0; i < batch.Count; i++)
            {
                counts[batch.Target(i).IndexOf(1f)]++;
                samples[(int)batch.Input(i)[0]]++;
            }
        }
    }
}
