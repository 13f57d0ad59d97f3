using System;
using System.Linq;
using Xunit;

namespace Gen.Tests;

/// <summary>What happens to gradients between the loss and the optimizer, beside PyTorch's numbers (PyTorch/make_values.py).</summary>
public class GradientTests
{
    private static readonly float[] s_logits = [0.3f, -1.2f, 2.0f, 0.1f, 0.2f, -0.4f, 1.5f, -0.7f, 0.9f, -2.0f, 0.6f, 0.05f];
    private static readonly float[] s_targets = [0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0];

    [Fact]
    public void ValuesAreClippedLikePyTorchs() =>
        CheckClipped(session => GradientClipping.ClipValue(session, 0.75), [0.5f, -0.75f, 0.75f, 0.25f]);

    [Fact]
    public void TheNormIsClippedLikePyTorchs() => CheckClipped(
        session => Assert.Equal(Math.Sqrt(0.25 + 9 + 1 + 0.0625), GradientClipping.ClipNorm(session, 2), 1e-6),
        [0.311399481f, -1.868396884f, 0.622798961f, 0.15569974f]);

    [Fact]
    public void ANormThatIsSmallEnoughIsLeftAlone() => CheckClipped(session => GradientClipping.ClipNorm(session, 3.3), [0.5f, -3, 1, 0.25f]);

    [Fact]
    public void TheNormIsThatOfAllTrainableParametersTogether()
    {
        var session = new LinearNetwork(2, 1, 2).CreateTrainingSession(1);
        session.PackedGradient(LinearNetwork.Weight)[0] = 3e20f;
        session.PackedGradient(LinearNetwork.Bias)[0] = 4e20f;
        session.PackedGradient(LinearNetwork.RunningMean)[0] = 1e30f;
        GradientClipping.ClipNorm(session, 1);
        Assert.Equal(0.6f, session.PackedGradient(LinearNetwork.Weight)[0], 1e-6f);
        Assert.Equal(0.8f, session.PackedGradient(LinearNetwork.Bias)[0], 1e-6f);
        Assert.Equal(1e30f, session.PackedGradient(LinearNetwork.RunningMean)[0]);
    }

    [Fact]
    public void WhatIsNotANumberStaysSo()
    {
        var session = new LinearNetwork(2, 1, 2).CreateTrainingSession(1);
        session.PackedGradient(LinearNetwork.Weight)[0] = float.NaN;
        GradientClipping.ClipValue(session, 1);
        Assert.True(double.IsNaN(GradientClipping.ClipNorm(session, 1)));
        Assert.True(float.IsNaN(session.PackedGradient(LinearNetwork.Weight)[0]));
    }

    [Fact]
    public void ValuesAreClippedBeforeTheNorm()
    {
        // Zero weights, one sample: the gradient of the bias is (2, -0.1), that of the weights (6, -0.3) and (2, -0.1).
        float[] Weights(double? clipValue, double? clipNorm)
        {
            var network = new LinearNetwork(2, 1, 2);
            network.Parameters[LinearNetwork.Weight].Write(new float[4]);
            new Trainer(network, new Sgd { LearningRate = 1 }, new MeanSquaredError()) { Epochs = 1, ClipValue = clipValue, ClipNorm = clipNorm }
                .Fit(new Dataset(new float[] { 3, 1 }, new float[] { -2, 0.1f }, 1));
            return network.Parameters[LinearNetwork.Weight].Values();
        }

        Assert.Equal([-6f, 0.3f, -2f, 0.1f], Weights(null, null).Select(value => MathF.Round(value, 5)));
        Assert.Equal([-1f, 0.3f, -1f, 0.1f], Weights(1, null).Select(value => MathF.Round(value, 5)));
        var norm = (float)Math.Sqrt(3 * 1 + 0.09 + 2 * 0.01);
        Assert.All(Weights(1, 1).Zip([-1, 0.3f, -1, 0.1f]), pair => Assert.Equal(pair.Second / norm, pair.First, 1e-6f));
    }

    [Fact]
    public void AClippedStepIsShort()
    {
        // Plain descent with a rate of 1 moves by the gradient itself.
        var network = new LinearNetwork(2, 1, 2);
        foreach (var parameter in network.Parameters)
            parameter.Write(new float[parameter.Length]);
        new Trainer(network, new Sgd { LearningRate = 1 }, new MeanSquaredError()) { Epochs = 1, ClipNorm = 0.01 }.Fit(Samples.Regression(8));

        // The bias learns twice as fast.
        var (weight, bias) = (network.Parameters[LinearNetwork.Weight].Values(), network.Parameters[LinearNetwork.Bias].Values());
        Assert.Equal(0.01, Math.Sqrt(weight.Sum(value => (double)value * value) + bias.Sum(value => (double)value * value / 4)), 1e-7);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ClassWeightsAreKerass(bool fromLogits)
    {
        // Probabilities have gradients of their own, so only the loss is compared there.
        var outputs = fromLogits ? s_logits : [.. s_logits.Select(MathF.Exp)];
        var gradients = new float[12];
        var batch = new LossBatch(outputs, s_targets, 1, 3, areLogits: fromLogits, classWeights: [1, 2, 0.5f]);
        Assert.Equal(0.85140168, new CrossEntropy().Compute(batch, gradients), 1e-6);
        float[] expected =
        [
            0.018664858f, 0.004164693f, -0.02282955f, 0.184386071f, -0.296221876f, 0.111835805f,
            -0.099362635f, 0.016691096f, 0.082671539f, 0.022490469f, -0.197194212f, 0.174703742f,
        ];
        if (fromLogits)
            Assert.All(gradients.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-7f));
        else
            CheckDifferences(outputs, gradients);
    }

    [Fact]
    public void ClassWeightsFollowTheLayout()
    {
        // One sample of four steps, as above; transposed.
        int[] order = [0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11];
        float[] outputs = [.. order.Select(i => s_logits[i])], targets = [.. order.Select(i => s_targets[i])];
        var batch = new LossBatch(outputs, targets, 4, 3, DataLayout.ChannelsFirst, areLogits: true, [1, 2, 0.5f]);
        Assert.Equal(0.85140168, new CrossEntropy().Compute(batch, []), 1e-6);
    }

    [Fact]
    public void ClassWeightsChangeTrainingAlone()
    {
        var (network, data) = (new LinearNetwork(3, 1, 3) { EndsInSoftmax = true }, Samples.Classes(50, 3));
        Trainer Create(float[] weights) => new(network, new Sgd { LearningRate = 0 }, new CrossEntropy()) { Epochs = 1, ClassWeights = weights };
        var (equal, twice) = (Create([1, 1, 1]).Fit(data, data).Last, Create([2, 2, 2]).Fit(data, data).Last);
        Assert.Equal(2 * equal.Loss, twice.Loss, 1e-6);
        Assert.Equal(equal.Validation, twice.Validation);
        Assert.True(equal.Accuracy > 0);
        Assert.Equal(equal.Accuracy, twice.Accuracy);
        Assert.Equal(0, Create([0, 0, 0]).Fit(data).Last.Loss);
    }

    [Fact]
    public void WeightsThatDoNotFitAreRefused()
    {
        Trainer Create(Loss loss, float[] weights) => new(new LinearNetwork(3, 1, 3), new Sgd(), loss) { ClassWeights = weights };
        var error = Assert.Throws<ArgumentException>(() => Create(new CrossEntropy(), [1, 2]));
        Assert.Contains("There are 2 class weights, but the network has 3 classes", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => Create(new MeanSquaredError(), [1, 2, 3]));
        Assert.Contains("MeanSquaredError takes no class weights", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => Create(new CrossEntropy(), [1, 2, float.NaN]));
        Assert.Contains("The weight of class 2 is NaN", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Create(new CrossEntropy(), [1, -2, 3]));
        Assert.Throws<ArgumentException>(() => new LossBatch(new float[3], new float[3], 1, 3, classWeights: [1]).Samples);
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ClipNorm(new LinearNetwork(3, 1, 3).CreateTrainingSession(1), double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(new LinearNetwork(3, 1, 3), new Sgd(), new CrossEntropy()) { ClipNorm = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(new LinearNetwork(3, 1, 3), new Sgd(), new CrossEntropy()) { ClipValue = -1 });
    }

    private static void CheckClipped(Action<ITrainingSession> clip, float[] expected)
    {
        var network = new LinearNetwork(2, 1, 2);
        var session = network.CreateTrainingSession(1);
        network.Parameters[0].Layout.Pack([0.5f, -3, 1, 0.25f], session.PackedGradient(0));
        clip(session);
        var actual = new float[4];
        session.ReadGradient("dense_1.weight", actual);
        Assert.All(actual.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-6f));
    }

    private static void CheckDifferences(float[] outputs, float[] gradients)
    {
        const float Step = 1 / 512f;
        for (var i = 0; i < outputs.Length; i++)
        {
            double At(float shift)
            {
                var moved = outputs.ToArray();
                moved[i] += shift;
                return new CrossEntropy().Compute(new LossBatch(moved, s_targets, 1, 3, classWeights: [1, 2, 0.5f]), []);
            }

            Assert.Equal((At(Step) - At(-Step)) / (2 * Step), gradients[i], 1e-4);
        }
    }
}
