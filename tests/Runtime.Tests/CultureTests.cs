using System;
using System.Globalization;
using Xunit;

namespace Gen.Tests;

/// <summary>Files and messages are the same on a machine that writes numbers in another way.</summary>
public sealed class CultureTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public void Dispose() => CultureInfo.CurrentCulture = _before;

    [Fact]
    public void FilesDoNotDependOnTheCulture()
    {
        var network = new LinearNetwork(3, 2, 5);
        var expected = network.Parameters.Saved();
        UseOddCulture();
        Assert.Equal(expected, network.Parameters.Saved());
    }

    [Fact]
    public void MessagesDoNotDependOnTheCulture()
    {
        UseOddCulture();
        var negative = Assert.Throws<InvalidOperationException>(
            () => new CrossEntropy().Compute(new LossBatch([0.5f, -0.25f], [1, 0], 1, 2), []));
        Assert.Contains("is -0.25:", negative.Message, StringComparison.Ordinal);
        var label = Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.FromLabels(new float[2], [0, -1], 2));
        Assert.Contains("is -1;", label.Message, StringComparison.Ordinal);
    }

    private static void UseOddCulture()
    {
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "\u2212";
        odd.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = odd;
    }
}
