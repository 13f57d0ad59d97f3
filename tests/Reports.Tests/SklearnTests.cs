using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace Gen.Reports.Tests;

/// <summary>The numbers are scikit-learn's (Sklearn/make_metrics.py).</summary>
public sealed class SklearnTests
{
    private const int Digits = 10;

    private static readonly JsonElement s_vectors = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Sklearn", "metrics.json"))).RootElement;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Classifications(int index)
    {
        var expected = s_vectors.GetProperty("classifications")[index];
        var count = expected.GetProperty("classes").GetInt32();
        var matrix = new ConfusionMatrix(Integers(expected, "labels"), Integers(expected, "predicted"), [.. Enumerable.Range(0, count).Select(c => $"c{c}")]);
        for (var c = 0; c < count; c++)
        {
            Assert.Equal(Integers(expected.GetProperty("matrix")[c]), Enumerable.Range(0, count).Select(other => matrix[c, other]));
            Assert.Equal(Numbers(expected, "precision")[c], matrix.Precision(c), Digits);
            Assert.Equal(Numbers(expected, "recall")[c], matrix.Recall(c), Digits);
            Assert.Equal(Numbers(expected, "f1")[c], matrix.F1(c), Digits);
            Assert.Equal(Integers(expected, "support")[c], matrix.Support(c));
        }

        double[] means = [matrix.MacroPrecision, matrix.MacroRecall, matrix.MacroF1, matrix.WeightedPrecision, matrix.Accuracy, matrix.WeightedF1, matrix.Accuracy, matrix.BalancedAccuracy];
        double[] theirs = [.. Numbers(expected, "macro"), .. Numbers(expected, "weighted"), expected.GetProperty("accuracy").GetDouble(), expected.GetProperty("balanced").GetDouble()];
        Assert.All(theirs.Zip(means), pair => Assert.Equal(pair.First, pair.Second, Digits));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Curves(int index)
    {
        var expected = s_vectors.GetProperty("curves")[index];
        float[] scores = [.. Numbers(expected, "scores").Select(score => (float)score)];
        bool[] positive = [.. expected.GetProperty("positive").EnumerateArray().Select(value => value.GetBoolean())];
        var (roc, recalls) = (RocCurve.Of(scores, positive), PrecisionRecallCurve.Of(scores, positive));
        Assert.Equal(expected.GetProperty("area").GetDouble(), roc.Area, Digits);
        Assert.Equal(expected.GetProperty("average_precision").GetDouble(), recalls.AveragePrecision, Digits);
        AssertClose(Numbers(expected, "fpr"), [.. roc.Points.Select(point => point.FalsePositiveRate)]);
        AssertClose(Numbers(expected, "tpr"), [.. roc.Points.Select(point => point.TruePositiveRate)]);
        AssertClose(Numbers(expected, "precision"), [.. recalls.Points.Select(point => point.Precision)]);
        AssertClose(Numbers(expected, "recall"), [.. recalls.Points.Select(point => point.Recall)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Regressions(int index)
    {
        var expected = s_vectors.GetProperty("regressions")[index];
        float[] Floats(string name) => [.. Numbers(expected, name).Select(value => (float)value)];
        var metrics = RegressionMetrics.Of(Floats("outputs"), Floats("targets"), expected.GetProperty("width").GetInt32());
        Assert.Equal(expected.GetProperty("mae").GetDouble(), metrics.MeanAbsoluteError, Digits);
        Assert.Equal(expected.GetProperty("rmse").GetDouble(), metrics.RootMeanSquareError, Digits);
        Assert.Equal(expected.GetProperty("r2").GetDouble(), metrics.RSquared, Digits);
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Digits));
    }

    private static double[] Numbers(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

    private static int[] Integers(JsonElement element, string name) => Integers(element.GetProperty(name));

    private static int[] Integers(JsonElement element) => [.. element.EnumerateArray().Select(value => value.GetInt32())];
}
