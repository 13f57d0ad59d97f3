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

    [Theory]
    [InlineData(24, "Conv1d(Filters = 24, Width = 1)", true)] // The last row's second vector ends behind the user's span.
    [InlineData(32, "Conv1d(Filters = 32, Width = 1)", false)]
    [InlineData(24, "DepthwiseConv1d(Width = 3, Padding = \"same\")", false)] // Reads what a row has, and no more.
    public void WhatIsAddedOfTheUsersSignalIsCopiedWhereItEndsWithinAVector(int channels, string layer, bool isCopied)
    {
        var network = GeneratorHarness.RunClean($"[Input(Length = 40, Channels = {channels}), Residual<Body>] partial class N;\n[{layer}] abstract class Body;").Files
            .Single(file => file.Key.EndsWith("N.g.cs", StringComparison.Ordinal)).Value;
        Assert.Equal(isCopied, network.Contains("inputs_beside", StringComparison.Ordinal));
    }
}
