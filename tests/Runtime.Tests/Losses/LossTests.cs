using System;
using System.Linq;
using Xunit;

namespace Gen.Tests;

public class LossTests
{
    private static readonly float[] s_logits = [0.3f, -1.2f, 2.0f, 0.1f, 0.2f, -0.4f, 1.5f, -0.7f, 0.9f, -2.0f, 0.6f, 0.05f];
    private static readonly float[] s_probabilities = [0.2f, 0.5f, 0.3f, 0.1f, 0.15f, 0.35f, 0.6f, 0.25f, 0.9f, 0.05f, 0.7f, 0.4f];
    private static readonly float[] s_targets = [0, 1, 0, 0.2f, 0.3f, 0.5f, 1, 0, 0, 0, 0, 1];

    [Fact]
    public void MeanSquaredErrorIsTheMeanOverAllOutputs()
    {
        var gradients = new float[4];
        var batch = new LossBatch([1, 2, 3, 4], [1, 0, 5, 4.5f], 1, 2);
        Assert.Equal((0 + 4 + 4 + 0.25) / 4, new MeanSquaredError().Compute(batch, gradients), 12);
        Assert.Equal([0f, 1f, -1f, -0.25f], gradients);
    }

    [Fact]
    public void CrossEntropyOfLogitsIsTheLogOfTheSoftmax()
    {
        var batch = new LossBatch([1, 2, 3, 0, 0, 0], [0, 0, 1, 1, 0, 0], 1, 3, areLogits: true);
        var first = -Math.Log(Math.Exp(3) / (Math.Exp(1) + Math.Exp(2) + Math.Exp(3)));
        Assert.Equal((first + Math.Log(3)) / 2, new CrossEntropy().Compute(batch, []), 7);
    }

    [Fact]
    public void HugeLogitsDoNotOverflow()
    {
        var gradients = new float[2];
        var batch = new LossBatch([1000, -1000], [0, 1], 1, 2, areLogits: true);
        Assert.Equal(2000, new CrossEntropy().Compute(batch, gradients), 6);
        Assert.Equal([1f, -1f], gradients);
    }

    [Fact]
    public void ProbabilitiesAreScaledToOneAndClipped()
    {
        var batch = new LossBatch([2, 6, 0, 1], [1, 0, 1, 0], 1, 2);
        var gradients = new float[4];
        Assert.Equal((-Math.Log(0.25) - Math.Log(1e-7)) / 2, new CrossEntropy().Compute(batch, gradients), 6);
        Assert.Equal([0f, 0f], gradients[2..]);
    }

    [Fact]
    public void LogitsAndTheirSoftmaxHaveTheSameLoss()
    {
        var probabilities = s_logits.Select(MathF.Exp).ToArray();
        var fromLogits = new CrossEntropy().Compute(new LossBatch(s_logits, s_targets, 2, 3, areLogits: true), []);
        var fromProbabilities = new CrossEntropy().Compute(new LossBatch(probabilities, s_targets, 2, 3), []);
        Assert.Equal(fromLogits, fromProbabilities, 6);
    }

    [Theory]
    [InlineData(DataLayout.ChannelsLast)]
    [InlineData(DataLayout.ChannelsFirst)]
    public void GradientsAgreeWithFiniteDifferences(DataLayout layout)
    {
        CheckGradient(new MeanSquaredError(), s_logits, layout, areLogits: false);
        CheckGradient(new CrossEntropy(), s_logits, layout, areLogits: true);
        CheckGradient(new CrossEntropy(), s_probabilities, layout, areLogits: false);
        CheckGradient(new CrossEntropy { LabelSmoothing = 0.2 }, s_logits, layout, areLogits: true);
        CheckGradient(new CrossEntropy { LabelSmoothing = 0.2 }, s_probabilities, layout, areLogits: false);
        CheckGradient(new FocalLoss(), s_logits, layout, areLogits: true);
        CheckGradient(new FocalLoss { Gamma = 0.5 }, s_probabilities, layout, areLogits: false);
        CheckGradient(new ElementwiseLoss((y, t) => (Math.Log(Math.Cosh(y - t)), Math.Tanh(y - t))), s_logits, layout, areLogits: false);
    }

    [Fact]
    public void SmoothingSpreadsTheTargets()
    {
        float[] smoothed = [.. s_targets.Select((target, i) => s_targets.Skip(i / 3 * 3).Take(3).Sum() > 0 ? 0.7f * target + 0.1f : target)];
        foreach (var (outputs, areLogits) in new[] { (s_logits, true), (s_probabilities, false) })
        {
            var expected = new CrossEntropy().Compute(new LossBatch(outputs, smoothed, 2, 3, areLogits: areLogits), []);
            Assert.Equal(expected, new CrossEntropy { LabelSmoothing = 0.3 }.Compute(new LossBatch(outputs, s_targets, 2, 3, areLogits: areLogits), []), 6);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => new CrossEntropy { LabelSmoothing = 1 });
    }

    [Fact]
    public void FocusLeavesOutWhatIsRight()
    {
        float[] weights = [1, 2, 0.5f];
        var batch = new LossBatch(s_logits, s_targets, 2, 3, areLogits: true, classWeights: weights);
        Assert.Equal(new CrossEntropy().Compute(batch, []), new FocalLoss { Gamma = 0 }.Compute(batch, []), 6);

        // One step of two classes, told with 0.8: (1 - 0.8)^2 * -log(0.8).
        Assert.Equal(0.04 * -Math.Log(0.8), new FocalLoss().Compute(new LossBatch([0.8f, 0.2f], [1, 0], 1, 2), []), 6);
        Assert.Equal(0.04 * -Math.Log(0.8), new FocalLoss().Compute(new LossBatch([MathF.Log(4), 0], [1, 0], 1, 2, areLogits: true), []), 6);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FocalLoss { Gamma = -1 });
    }

    [Fact]
    public void AFormulaIsALoss()
    {
        var gradients = new float[2];
        var loss = new ElementwiseLoss((y, t) => ((y - t) * (y - t), 2 * (y - t)));
        Assert.Equal(new MeanSquaredError().Compute(new LossBatch([1, 2], [3, 5], 1, 2), []), loss.Compute(new LossBatch([1, 2], [3, 5], 1, 2), gradients), 12);
        Assert.Equal([-2f, -3f], gradients);
    }

    [Fact]
    public void TheLayoutOnlyMovesValues()
    {
        // Two samples of two steps and three channels, transposed.
        int[] order = [0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11];
        var outputs = order.Select(i => s_logits[i]).ToArray();
        var targets = order.Select(i => s_targets[i]).ToArray();
        var (gradients, transposed) = (new float[12], new float[12]);
        var loss = new CrossEntropy();
        var expected = loss.Compute(new LossBatch(s_logits, s_targets, 2, 3, areLogits: true), gradients);
        var actual = loss.Compute(new LossBatch(outputs, targets, 2, 3, DataLayout.ChannelsFirst, areLogits: true), transposed);
        Assert.Equal(expected, actual, 12);
        Assert.Equal(order.Select(i => gradients[i]), transposed);
    }

    [Fact]
    public void AStepWithoutTargetsCountsAsZero()
    {
        var gradients = new float[4];
        var batch = new LossBatch([1, 2, 3, 4], [0, 0, 0, 1], 2, 2, areLogits: true);
        Assert.Equal(Math.Log(1 + Math.Exp(-1)) / 2, new CrossEntropy().Compute(batch, gradients), 7);
        Assert.Equal([0f, 0f], gradients[..2]);
    }

    [Fact]
    public void NaNStaysNaN()
    {
        float[] outputs = [0.5f, float.NaN];
        Assert.True(double.IsNaN(new CrossEntropy().Compute(new LossBatch(outputs, [1, 0], 1, 2), [])));
        Assert.True(double.IsNaN(new CrossEntropy().Compute(new LossBatch(outputs, [1, 0], 1, 2, areLogits: true), [])));
        Assert.True(double.IsNaN(new MeanSquaredError().Compute(new LossBatch(outputs, [1, 0], 1, 2), [])));
    }

    [Fact]
    public void ANegativeProbabilityIsRefused()
    {
        var error = Assert.Throws<InvalidOperationException>(
            () => new CrossEntropy().Compute(new LossBatch([0.5f, -0.25f], [1, 0], 1, 2), []));
        Assert.Contains("-0.25", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LengthsAreChecked()
    {
        Assert.Throws<ArgumentException>(() => new LossBatch(new float[4], new float[3], 1, 2).Samples);
        Assert.Throws<ArgumentException>(() => new LossBatch(new float[5], new float[5], 1, 2).Samples);
        Assert.Throws<ArgumentException>(() => new LossBatch([], [], 1, 2).Samples);
        Assert.Throws<ArgumentException>(() => new MeanSquaredError().Compute(new LossBatch(new float[4], new float[4], 1, 2), new float[3]));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        var gradients = new float[s_logits.Length];
        var (crossEntropy, meanSquaredError) = (new CrossEntropy(), new MeanSquaredError());
        long Measure()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            crossEntropy.Compute(new LossBatch(s_logits, s_targets, 2, 3, areLogits: true), gradients);
            crossEntropy.Compute(new LossBatch(s_probabilities, s_targets, 2, 3), gradients);
            meanSquaredError.Compute(new LossBatch(s_logits, s_targets, 2, 3), gradients);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Measure();
        Assert.Equal(0, Measure());
    }

    private static void CheckGradient(Loss loss, float[] outputs, DataLayout layout, bool areLogits)
    {
        const float Step = 1 / 512f;
        var gradients = new float[outputs.Length];
        loss.Compute(new LossBatch(outputs, s_targets, 2, 3, layout, areLogits), gradients);
        for (var i = 0; i < outputs.Length; i++)
        {
            double At(float shift)
            {
                var moved = outputs.ToArray();
                moved[i] += shift;
                return loss.Compute(new LossBatch(moved, s_targets, 2, 3, layout, areLogits), []);
            }

            Assert.Equal((At(Step) - At(-Step)) / (2 * Step), gradients[i], 1e-3);
        }
    }
}
