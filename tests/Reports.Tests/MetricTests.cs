using System;
using Xunit;

namespace Gen.Reports.Tests;

/// <summary>What the tables look like, what is refused, and the way from a network.</summary>
public sealed class MetricTests
{
    [Fact]
    public void TheTables() => Assert.Equal(
        """
        true class  taken for    cat   dog
        cat                        1     1
        dog                        0     2

        class         precision    recall        F1   samples
        cat               1.000     0.500     0.667         2
        dog               0.667     1.000     0.800         2
        mean              0.833     0.750     0.733         4
        weighted mean     0.833     0.750     0.733         4
        accuracy                              0.750         4

        """.ReplaceLineEndings("\n"), new ConfusionMatrix([0, 0, 1, 1], [0, 1, 1, 1], ["cat", "dog"]).ToString());

    [Fact]
    public void ANetworkIsCounted()
    {
        var network = new Passing();
        network.SetClassNames(["a", "b", "c"]);
        var matrix = ConfusionMatrix.Of(network, Dataset.FromLabels(new float[] { 5, 0, 0, 0, 5, 0, 0, 5, 1, 1, 2, 3 }, [0, 1, 2, 2], 3));
        Assert.Equal(["a", "b", "c"], matrix.Classes);
        Assert.Equal((1, 1, 1, 1, 0.75), (matrix[0, 0], matrix[1, 1], matrix[2, 1], matrix[2, 2], matrix.Accuracy));
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of(network, new Dataset(new float[2], new float[3], 1)));
    }

    [Fact]
    public void StepsOfEitherLayoutCount()
    {
        var matrix = ConfusionMatrix.Of(new PassingSteps(), Dataset.FromStepLabels(new float[] { 9, 0, 1, 8 }, [0, 1], 2, steps: 2, DataLayout.ChannelsFirst));
        Assert.Equal((1, 0, 0, 1), (matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1]));
    }

    [Fact]
    public void ASingleSigmoidHasTwoClasses()
    {
        var matrix = ConfusionMatrix.Of(new PassingOne(), Dataset.FromBinary(new float[] { -2, 2, 3 }, [false, false, true]));
        Assert.Equal((1, 1, 0, 1), (matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1]));
        Assert.Equal(["0", "1"], matrix.Classes);
    }

    [Fact]
    public void WhatCannotBeIsRefused()
    {
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix([], [], ["a"]));
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix([0], [0, 1], ["a", "b"]));
        Assert.Contains("Sample 1", Assert.Throws<ArgumentException>(() => new ConfusionMatrix([0, 2], [0, 0], ["a", "b"])).Message, StringComparison.Ordinal);
        Assert.Contains("negative", Assert.Throws<ArgumentException>(() => RocCurve.Of([1, 2], [false, false])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PrecisionRecallCurve.Of([1, float.NaN], [false, true]));
        Assert.Throws<ArgumentException>(() => RocCurve.Of([1], [false, true]));
        Assert.Throws<ArgumentException>(() => RegressionMetrics.Of([1, 2, 3], [1, 2, 3], width: 2));
        Assert.Throws<ArgumentException>(() => CrossValidation.Run(Array.Empty<(int, int)>(), (_, _) => 0));
    }

    [Fact]
    public void PartsAreMeasuredInTurn()
    {
        var result = CrossValidation.Run([(1, 2), (3, 4), (5, 9)], (train, test) => 10 * train + test);
        Assert.Equal([12, 34, 59], result.Values);
        Assert.Equal(35, result.Mean);
        Assert.Equal(Math.Sqrt((23 * 23 + 1 + 24 * 24) / 2.0), result.Deviation, 12);
        Assert.Equal("35 +- 23.516 (12, 34, 59)", result.ToString());
    }

    [Fact]
    public void RegressionsOfANetwork()
    {
        var metrics = RegressionMetrics.Of(new PassingOne(), new Dataset(new float[] { 0, 0 }, new float[] { 0.5f, 0 }, 2));
        Assert.Equal(0.25, metrics.MeanAbsoluteError, 6);
        Assert.Equal("mean absolute error 0.25, root mean square error 0.35355, R2 -1", metrics.ToString());
    }
}

[Input(Length = 1, Channels = 3), Softmax]
public partial class Passing;

[Input(Length = 2, Channels = 2, Layout = DataLayout.ChannelsFirst), Softmax]
public partial class PassingSteps;

[Input(Length = 1), Sigmoid]
public partial class PassingOne;
