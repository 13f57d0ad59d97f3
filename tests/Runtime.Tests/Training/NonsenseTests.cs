using System;
using System.Linq;
using Xunit;

namespace Gen.Tests;

/// <summary>What cannot be meant is refused before training: with shapes, the sample's number, and what is probably missing.</summary>
public class NonsenseTests
{
    [Fact]
    public void CrossEntropyOfOneChannelIsRefused() => Refuses<InvalidOperationException>(
        new LinearNetwork(2, 1, 1) { EndsInSoftmax = true }, new CrossEntropy(), new Dataset(new float[8], new float[4], 4),
        "the network's output is [1, 1], so that every answer would be right", "[Sigmoid] and take BinaryCrossEntropy");

    [Fact]
    public void ALossOnProbabilitiesRefusesAFinalRelu()
    {
        Refuses<InvalidOperationException>(
            new LinearNetwork(2, 1, 2) { Outputs = OutputValues.Relu }, new CrossEntropy(), Samples.Classes(4, 2), "ends in a Relu, whose outputs, [1, 2], may all be 0", "[Softmax]");
        Refuses<InvalidOperationException>(
            new LinearNetwork(2, 1, 2) { Outputs = OutputValues.Relu }, new BinaryCrossEntropy(), Samples.Classes(4, 2), "ends in a Relu", "[Sigmoid]");
    }

    [Fact]
    public void ALossOnProbabilitiesRefusesOutputsOfEitherSign() => Refuses<InvalidOperationException>(
        new LinearNetwork(2, 1, 2) { Outputs = OutputValues.Signed }, new CrossEntropy(), Samples.Classes(4, 2), "[1, 2], are numbers of either sign", "[Softmax]");

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void ABadInputIsRefusedWithSampleStepAndChannel(float bad)
    {
        var inputs = new float[10];
        inputs[2 * 3 + 1] = bad;
        Refuses<ArgumentException>(new LinearNetwork(2, 1, 2), new MeanSquaredError(), new Dataset(inputs, new float[10], 5),
            FormattableString.Invariant($"Sample 3 of 'train' has {bad} among its inputs, at step 0, channel 1; expected finite numbers."));
    }

    [Theory]
    [InlineData(DataLayout.ChannelsLast, "step 1, channel 2")]
    [InlineData(DataLayout.ChannelsFirst, "step 1, channel 2")]
    public void ABadTargetIsRefusedWithSampleStepAndChannel(DataLayout layout, string place)
    {
        var targets = new float[12];
        targets[6 + 5] = float.NaN;
        Refuses<ArgumentException>(new LinearNetwork(2, 2, 3) { Layout = layout }, new MeanSquaredError(), new Dataset(new float[4], targets, 2), $"Sample 1 of 'train' has NaN among its targets, at {place}");
    }

    [Fact]
    public void ValidationDataMustBeFinite()
    {
        var error = Assert.Throws<ArgumentException>(() => new Trainer(new LinearNetwork(2, 1, 2), new Sgd(), new MeanSquaredError())
            .Fit(Samples.Regression(4), new Dataset(new float[] { 0, 0, 0, 0, 0, float.NaN }, new float[6], 3)));
        Assert.Contains("Sample 2 of 'validation' has NaN among its inputs", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(1.5f)]
    public void TargetsThatAreNoProbabilitiesAreRefusedWithTheirSample(float target)
    {
        var targets = Samples.Classes(4, 2).Targets.ToArray();
        targets[2 * 2 + 1] = target;
        foreach (var loss in new Loss[] { new CrossEntropy(), new BinaryCrossEntropy() })
        {
            Refuses<ArgumentException>(new LinearNetwork(2, 1, 2) { EndsInSoftmax = true }, loss, new Dataset(new float[8], targets, 4),
                FormattableString.Invariant($"Sample 2 of 'train' has the target {target} at step 0, channel 1"), "takes targets from 0 to 1");
        }
    }

    [Theory]
    [InlineData(1f, 1f, "2")]
    [InlineData(0.25f, 0.25f, "0.5")]
    public void SharesThatDoNotSumToOneAreRefusedWithTheirSample(float first, float second, string sum) => Refuses<ArgumentException>(
        new LinearNetwork(2, 1, 2) { EndsInSoftmax = true }, new CrossEntropy(), new Dataset(new float[4], new[] { 0, 1, first, second }, 2),
        $"Sample 1 of 'train' has targets that sum to {sum} at step 0");

    /// <summary>Steps without a label, such as padding, and soft labels whose shares were rounded.</summary>
    [Fact]
    public void NoSharesAndRoundedOnesAreFine() =>
        Fit(new LinearNetwork(2, 1, 3) { EndsInSoftmax = true }, new CrossEntropy(), new Dataset(new float[4], new[] { 0, 0, 0, 0.333f, 0.333f, 0.333f }, 2));

    [Fact]
    public void ALabelForEachStepThatWasTakenForASampleIsSaid() => Refuses<ArgumentException>(
        new StepNetwork(), new CrossEntropy(), Dataset.FromLabels(new float[12], new int[12], 2),
        "has 1 inputs and 2 targets, but the network takes 4 and gives 8: [4, 1] and [4, 2]", "FromStepLabels");

    [Fact]
    public void OneTargetForASampleWhereTheNetworkHasOneForEachStepIsSaid() => Refuses<ArgumentException>(
        new StepNetwork(), new CrossEntropy(), Dataset.FromLabels(new float[12], new int[3], 2), "is a GlobalMaxPool1d or Flatten missing before dense_1?");

    [Fact]
    public void EvaluationRefusesThemToo()
    {
        var trainer = new Trainer(new LinearNetwork(2, 1, 1), new Sgd(), new CrossEntropy());
        Assert.Throws<InvalidOperationException>(() => trainer.Evaluate(new Dataset(new float[8], new float[4], 4)));
    }

    private static void Refuses<TException>(INetwork network, Loss loss, Dataset data, params string[] parts)
        where TException : Exception
    {
        var before = network.Parameters.Saved();
        var error = Assert.Throws<TException>(() => Fit(network, loss, data));
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        Assert.Equal(before, network.Parameters.Saved());
    }

    private static void Fit(INetwork network, Loss loss, Dataset data) => new Trainer(network, new Sgd(), loss) { Epochs = 1 }.Fit(data);
}
