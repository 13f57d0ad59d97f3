using System;
using System.Linq;
using Xunit;

namespace Gen.Tests;

/// <summary>Losses and gradients beside PyTorch's: PyTorch/make_values.py.</summary>
public class LossValueTests
{
    private static readonly float[] s_values = [0.3f, -1.2f, 2.0f, 0.1f, 0.2f, -0.4f, 1.5f, -0.7f, 0.9f, -2.0f, 0.6f, 0.05f];
    private static readonly float[] s_targets = [0, 1, 0, 0.2f, 0.3f, 0.5f, 1, 0, 0.9f, 0, 0, 1];
    private static readonly float[] s_probabilities = [0.2f, 0.5f, 0.3f, 0.1f, 0.15f, 0.35f, 0.6f, 0.25f, 0.9f, 0.05f, 0.7f, 0.4f];

    [Fact]
    public void MeanAbsoluteErrorIsPyTorchsL1Loss() => Check(
        new MeanAbsoluteError(), s_values, 0.8625,
        [1 / 12f, -1 / 12f, 1 / 12f, -1 / 12f, -1 / 12f, -1 / 12f, 1 / 12f, -1 / 12f, 0, -1 / 12f, 1 / 12f, -1 / 12f]);

    [Fact]
    public void HuberIsPyTorchs()
    {
        Check(new Huber(), s_values, 0.5134375,
            [0.025f, -1 / 12f, 1 / 12f, -0.008333333f, -0.008333333f, -0.075f, 0.041666667f, -0.058333333f, 0, -1 / 12f, 0.05f, -0.079166667f]);
        Check(new Huber { Delta = 0.25 }, s_values, 0.188854167,
            [1 / 48f, -1 / 48f, 1 / 48f, -0.008333333f, -0.008333333f, -1 / 48f, 1 / 48f, -1 / 48f, 0, -1 / 48f, 1 / 48f, -1 / 48f]);
    }

    [Fact]
    public void BinaryCrossEntropyIsPyTorchsBceLoss() => Check(
        new BinaryCrossEntropy(), s_probabilities, 0.544676698,
        [
            0.104166667f, -0.166666667f, 0.119047619f, -0.092592593f, -0.098039216f, -0.054945055f,
            -0.138888889f, 0.111111111f, 0, 0.087719298f, 0.277777778f, -0.208333333f,
        ]);

    [Fact]
    public void AMillionValuesLoseNoDigits()
    {
        float[] outputs = [.. Enumerable.Repeat(0.1f, 1_000_000)];
        float[] targets = [.. Enumerable.Repeat(0.9f, 1_000_000)];
        var batch = new LossBatch(outputs, targets, 1_000_000, 1);
        foreach (Loss loss in (Loss[])[new MeanSquaredError(), new MeanAbsoluteError(), new Huber(), new BinaryCrossEntropy()])
        {
            var one = loss.Compute(new LossBatch(outputs.AsSpan(0, 1), targets.AsSpan(0, 1), 1, 1), []);
            Assert.Equal(1, loss.Compute(batch, []) / one, 1e-10);
        }
    }

    [Fact]
    public void GradientsAgreeWithFiniteDifferences()
    {
        CheckDifferences(new MeanAbsoluteError(), s_values);
        CheckDifferences(new Huber(), s_values);
        CheckDifferences(new Huber { Delta = 0.25 }, s_values);
        CheckDifferences(new BinaryCrossEntropy(), s_probabilities);
    }

    [Fact]
    public void SureProbabilitiesAreClippedAsInKeras()
    {
        var gradients = new float[4];
        var loss = new BinaryCrossEntropy().Compute(new LossBatch([0, 1, 1, 0], [1, 0, 1, 0], 1, 1), gradients);
        Assert.Equal((-2 * Math.Log(1e-7) - 2 * Math.Log(1 - 1e-7)) / 4, loss, 8);
        Assert.Equal(new float[4], gradients);
    }

    /// <summary>A bias of -20 with targets of 1: the sigmoid rounds away, its logit does not.</summary>
    [Theory]
    [InlineData(-20, 1)]
    [InlineData(20, 0)]
    [InlineData(-200, 1)]
    public void AConfidentMistakeHasAGradient(float logit, float target)
    {
        var gradients = new float[2];
        var loss = new BinaryCrossEntropy().Compute(new LossBatch([logit, -logit], [target, 1 - target], 1, 1, areLogits: true), gradients);
        Assert.Equal(Math.Abs(logit), loss, 1e-6);
        Assert.Equal(target == 1 ? -0.5f : 0.5f, gradients[0], 1e-6f);
        Assert.Equal(-gradients[0], gradients[1]);
    }

    [Fact]
    public void LogitsGiveWhatTheirSigmoidsGive()
    {
        var probabilities = Array.ConvertAll(s_values, value => (float)(1 / (1 + Math.Exp(-value))));
        var (ofLogits, ofProbabilities) = (new float[s_values.Length], new float[s_values.Length]);
        var loss = new BinaryCrossEntropy();
        var logits = new LossBatch(s_values, s_targets, 2, 3, areLogits: true);
        Assert.Equal(loss.Compute(new LossBatch(probabilities, s_targets, 2, 3), ofProbabilities), loss.Compute(logits, ofLogits), 1e-6);
        Assert.All(ofLogits.Zip(ofProbabilities.Zip(probabilities)), item =>
            Assert.Equal(item.Second.First * item.Second.Second * (1 - item.Second.Second), item.First, 1e-6f));
        Assert.Equal(loss.CountCorrect(new LossBatch(probabilities, s_targets, 2, 3)), loss.CountCorrect(logits));
    }

    [Theory]
    [InlineData(-0.25f)]
    [InlineData(1.5f)]
    public void WhatIsNoProbabilityIsRefused(float output)
    {
        var error = Assert.Throws<InvalidOperationException>(() => new BinaryCrossEntropy().Compute(new LossBatch([output], [1], 1, 1), []));
        Assert.Contains("[Sigmoid]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EachOutputIsAClassOfItsOwn()
    {
        var loss = new BinaryCrossEntropy();
        Assert.True(loss.IsClassification);
        Assert.Equal(3, loss.CountCorrect(new LossBatch([0.2f, 0.7f, 0.9f, 0.4f], [0, 1, 1, 1], 1, 1)));

        // Two samples of two steps and two channels, channels first: steps are right when both channels are.
        var batch = new LossBatch([0.9f, 0.1f, 0.9f, 0.1f, 0.9f, 0.1f, 0.1f, 0.1f], [1, 0, 1, 1, 1, 0, 0, 0], 2, 2, DataLayout.ChannelsFirst);
        Assert.Equal(3, loss.CountCorrect(batch));
        Assert.Equal(0, new Huber().CountCorrect(batch));
    }

    [Fact]
    public void NaNStaysNaN()
    {
        foreach (var loss in new Loss[] { new MeanAbsoluteError(), new Huber(), new BinaryCrossEntropy() })
            Assert.True(double.IsNaN(loss.Compute(new LossBatch([0.5f, float.NaN], [1, 0], 1, 2), [])));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        var gradients = new float[s_values.Length];
        Loss[] losses = [new MeanAbsoluteError(), new Huber(), new BinaryCrossEntropy()];
        long Measure()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var loss in losses)
            {
                loss.Compute(new LossBatch(s_probabilities, s_targets, 2, 3), gradients);
                loss.CountCorrect(new LossBatch(s_probabilities, s_targets, 2, 3));
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Measure();
        Assert.Equal(0, Measure());
    }

    private static void Check(Loss loss, float[] outputs, double expected, float[] expectedGradients)
    {
        var gradients = new float[outputs.Length];
        Assert.Equal(expected, loss.Compute(new LossBatch(outputs, s_targets, 2, 3), gradients), 1e-7);
        Assert.All(gradients.Zip(expectedGradients), pair => Assert.Equal(pair.Second, pair.First, 1e-7f));
    }

    private static void CheckDifferences(Loss loss, float[] outputs)
    {
        const float Step = 1 / 512f;
        var gradients = new float[outputs.Length];
        loss.Compute(new LossBatch(outputs, s_targets, 2, 3), gradients);
        for (var i = 0; i < outputs.Length; i++)
        {
            double At(float shift)
            {
                var moved = outputs.ToArray();
                moved[i] += shift;
                return loss.Compute(new LossBatch(moved, s_targets, 2, 3), []);
            }

            Assert.Equal((At(Step) - At(-Step)) / (2 * Step), gradients[i], 1e-3);
        }
    }
}
