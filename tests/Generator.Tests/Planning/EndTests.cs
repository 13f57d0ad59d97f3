using System;
using System.Linq;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Planning;

/// <summary>What becomes of windows that reach beyond an end of the user's signal.</summary>
public sealed class EndTests
{
    [Theory]
    [InlineData("Width = 9, Padding = \"same\"", 4)] // Two ends, forward and backward.
    [InlineData("Width = 9, Padding = \"causal\"", 2)]
    [InlineData("Width = 9, Padding = \"valid\"", 2)] // Gradients of inputs are sums that reach beyond those of outputs.
    [InlineData("Width = 33, Padding = \"same\"", 4)]
    [InlineData("Width = 35, Padding = \"same\"", 0)] // Seventeen positions are too many to be written out.
    [InlineData("Width = 9, Padding = \"same\", PaddingValue = 1", 2)] // A value that is not zero is a part of the sums; gradients have none beyond.
    public void ChannelsByThemselvesTakeOfAWindowWhatLiesWithinTheSignal(string layer, int kernels)
    {
        var files = GeneratorHarness.RunClean($"[Input(Length = 400, Channels = 32), DepthwiseConv1d({layer})] partial class N;").Files;
        Assert.Equal(kernels, files.Count(file => file.Key.Contains("Sliding", StringComparison.Ordinal) && file.Value.Contains("of its own channel, those within the signal", StringComparison.Ordinal)));
    }
}
