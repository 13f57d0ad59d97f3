using Gen.Tests.Reference;
using Gen.Tests.Reference.Recurrent;
using Xunit;

namespace Gen.Tests.ReferenceTests;

/// <summary>Values that were worked out by hand, or follow from a definition at a glance.</summary>
public class HandComputedTests
{
    private static readonly double[] s_signal = [1, 2, 3, 4, 5];

    [Fact]
    public void SamePaddingOfAnEvenWidthHasItsOddStepOnTheRight() =>
        Assert.Equal([1.0 + 20 + 300 + 4000, 2 + 30 + 400 + 5000, 3 + 40 + 500, 4 + 50], Digits(4, "same")[1..]);

    [Fact]
    public void SamePaddingStartsHalfAWidthBeforeTheSignal() => Assert.Equal(0 + 10 + 200 + 3000.0, Digits(4, "same")[0]);

    [Fact]
    public void SamePaddingWithAStrideCoversTheSignal()
    {
        var network = Convolution(new Conv1dReference { Filters = 1, Width = 2, Stride = 2, Padding = PaddingSpec.Same, UseBias = false });
        Assert.Equal([1.0 + 20, 3 + 40, 5], network.Predict(s_signal));
    }

    [Fact]
    public void CausalOutputsSeeNoLaterStep() => Assert.Equal([100.0, 10 + 200, 1 + 20 + 300, 2 + 30 + 400, 3 + 40 + 500], Digits(3, "causal"));

    [Fact]
    public void DilationLeavesStepsOut()
    {
        var network = Convolution(new Conv1dReference { Filters = 1, Width = 3, Dilation = 2, UseBias = false });
        Assert.Equal([1.0 + 30 + 500], network.Predict(s_signal));
    }

    [Theory]
    [InlineData(PaddingMode.Constant, 9 + 90, 90 + 900)]
    [InlineData(PaddingMode.Replicate, 1 + 10, 50 + 500)]
    [InlineData(PaddingMode.Reflect, 3 + 20, 40 + 300)]
    [InlineData(PaddingMode.Symmetric, 2 + 10, 50 + 400)]
    [InlineData(PaddingMode.Circular, 4 + 50, 10 + 200)]
    public void PaddingModesContinueTheSignal(PaddingMode mode, double leftTwo, double rightTwo)
    {
        var network = Convolution(new Conv1dReference
        {
            Filters = 1, Width = 3, Padding = PaddingSpec.Both(2), PaddingMode = mode, PaddingValue = 9, UseBias = false,
        });
        var y = network.Predict(s_signal);
        Assert.Equal(leftTwo + 100, y[0]);
        Assert.Equal(5 + rightTwo, y[^1]);
    }

    [Fact]
    public void NormalisationSubtractsFirst()
    {
        var network = new ReferenceNetwork(new Shape(2, 2), DataLayout.ChannelsLast, [new NormalizeReference()]);
        network.Parameters[0].Write([1, 2]);
        network.Parameters[1].Write([2, 4]);
        Assert.Equal([0.0, 1, 3, -0.5], network.Predict([1, 6, 7, 0]));
    }

    [Fact]
    public void GroupsSeeOnlyTheirOwnChannels()
    {
        var layer = new Conv1dReference { Filters = 4, Width = 1, Groups = 2, UseBias = false };
        var network = new ReferenceNetwork(new Shape(1, 2), DataLayout.ChannelsLast, [layer]);
        network.Parameters[0].Write([1, 2, 3, 4]);
        Assert.Equal([10.0, 20, 60, 80], network.Predict([10, 20]));
    }

    [Fact]
    public void ChannelsFirstTurnsBothEnds()
    {
        var layer = new Conv1dReference { Filters = 2, Width = 1, UseBias = false };
        var network = new ReferenceNetwork(new Shape(3, 2), DataLayout.ChannelsFirst, [layer]);
        network.Parameters[0].Write([1, 0, 0, 10]);
        Assert.Equal([1.0, 2, 3, 40, 50, 60], network.Predict([1, 2, 3, 4, 5, 6]));
    }

    [Fact]
    public void CroppingCutsOffBothEnds()
    {
        var pass = Network(5, new Cropping1dReference { Before = 1, After = 2 }).Forward(s_signal);
        Assert.Equal([2.0, 3], pass.Outputs);
        Assert.Equal([0.0, 7, 8, 0, 0], pass.Backward([7, 8]).Inputs);
    }

    /// <summary>A state that is ten times the one before plus the step: its digits are the steps, the last one's first that was read last.</summary>
    [Fact]
    public void AStateIsMadeOfTheOneBefore()
    {
        double[] States(bool sequences, Direction direction)
        {
            var network = Network(5, new SimpleRnnReference(1) { Activation = Activation.None, UseBias = false, ReturnSequences = sequences, Direction = direction });
            for (var parameter = 0; parameter < network.Parameters.Count; parameter++)
                network.Parameters[parameter].Write([parameter % 2 == 0 ? 1 : 10]);
            return network.Predict(s_signal);
        }

        Assert.Equal([12345.0], States(false, Direction.Forward));
        Assert.Equal([54321.0], States(false, Direction.Backward));
        Assert.Equal([1.0, 12, 123, 1234, 12345], States(true, Direction.Forward));
        Assert.Equal([54321.0, 5432, 543, 54, 5], States(true, Direction.Backward));
        Assert.Equal([1.0, 54321, 12, 5432, 123, 543, 1234, 54, 12345, 5], States(true, Direction.Bidirectional));
    }

    [Fact]
    public void PaddingNeverCountsInAPool()
    {
        var maximum = new MaxPool1dReference { Size = 3, Stride = 2, Padding = PaddingSpec.Same };
        var mean = new AveragePool1dReference { Size = 3, Stride = 2, Padding = PaddingSpec.Same };
        Assert.Equal([-1.0, -2, -4], Network(5, maximum).Predict([-1, -2, -3, -4, -5]));
        Assert.Equal([1.5, 3, 4.5], Network(5, mean).Predict(s_signal));
    }

    [Fact]
    public void TheFirstOfEqualMaximaTakesTheGradient()
    {
        Assert.Equal([0.0, 1, 0], Network(3, new GlobalMaxPool1dReference()).Forward([1, 7, 7]).Backward([1]).Inputs);
        Assert.Equal([1.0, 0, 0], Network(3, new MaxPool1dReference { Size = 3 }).Forward([7, 7, 7]).Backward([1]).Inputs);
    }

    [Fact]
    public void BatchNormKeepsMomentumOfTheOldValue()
    {
        var network = Network(2, new BatchNormReference { Momentum = 0.75, Epsilon = 0 });
        network.Parameters[0].Write([2]);
        network.Parameters[1].Write([1]);
        network.Parameters[2].Write([4]);
        network.Parameters[3].Write([16]);
        Assert.Equal([1.0, 3], network.Predict([4, 8]));
        Assert.Equal([-1.0, 3], network.Forward([6, 10]).Outputs);
        Assert.Equal(0.75 * 4 + 0.25 * 8, network.Parameters[2].Values[0]);
        Assert.Equal(0.75 * 16 + 0.25 * 4, network.Parameters[3].Values[0]);
    }

    [Fact]
    public void GradientsOfLogitsSkipTheSoftmax()
    {
        var network = new ReferenceNetwork(new Shape(1, 2), DataLayout.ChannelsLast, [new ReluReference(), new SoftmaxReference()]);
        var pass = network.Forward([3, -1]);
        Assert.Equal([3.0, 0], pass.Logits);
        Assert.Equal([5.0, 0], pass.BackwardFromLogits([5, 6]).Inputs);
    }

    private static double[] Digits(int width, string padding) => Convolution(
        new Conv1dReference { Filters = 1, Width = width, Padding = PaddingSpec.Word(padding), UseBias = false }).Predict(s_signal);

    /// <summary>A convolution whose tap k weighs 10 to the power of k, so that each output's digits are the steps that it saw.</summary>
    private static ReferenceNetwork Convolution(Conv1dReference layer)
    {
        var network = Network(s_signal.Length, layer);
        var weight = new float[layer.Width];
        for (var k = 0; k < weight.Length; k++)
            weight[k] = k == 0 ? 1 : 10 * weight[k - 1];
        network.Parameters[0].Write(weight);
        return network;
    }

    private static ReferenceNetwork Network(int length, ReferenceLayer layer) =>
        new(new Shape(length, 1), DataLayout.ChannelsLast, [layer]);
}
