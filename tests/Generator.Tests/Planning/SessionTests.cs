using System;
using System.Linq;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Planning;

/// <summary>How the steps of a training pass are printed over a batch, and what it copies.</summary>
public sealed class SessionTests
{
    private const string Direct = "Numerics(NumericsLevel.Direct), ";

    [Fact]
    public void ASampleGoesThroughAllStepsBeforeTheNext()
    {
        var backward = Method($"[Input(Length = 64, Channels = 256), {Direct}Conv1d(Filters = 256, Width = 3, Padding = \"same\")] partial class N;", "Backward");
        Assert.Equal(1, backward.Split("for (nint n").Length - 1);
        Assert.Contains("if (wantsInputGradient)", backward);
    }

    [Fact]
    public void StepsForTheWholeBatchAreBetweenTheSamples()
    {
        var forward = Method("[Input(Length = 64, Channels = 2), Conv1d(Filters = 16, Width = 3), BatchNorm, Relu] partial class N;", "Forward");
        Assert.Equal(2, forward.Split("for (nint n").Length - 1);
    }

    [Theory]
    [InlineData("Conv1d(Filters = 16, Width = 3, Padding = \"same\")", "Forward", "copies 128 values")] // The input, for the gradient of the weights; the sums are written to the user.
    [InlineData("Conv1d(Filters = 10, Width = 3, Padding = \"same\")", "Forward", "copies 128 values")] // Ragged sums are written there, too: no store reaches beyond a row.
    [InlineData("Conv1d(Filters = 16, Width = 3, Padding = \"same\"), Relu", "Forward", "copies 128 values", "copies 1024 values")] // Relu's output, too.
    [InlineData("Conv1d(Filters = 16, Width = 3, Padding = \"same\")", "Backward", "copies 32 values", "copies 32 values")] // The ends of the user's gradient.
    [InlineData("Conv1d(Filters = 10, Width = 3, Padding = \"same\")", "Backward", "copies 640 values")] // A load would reach beyond the user's last row.
    [InlineData("Conv1d(Filters = 16, Width = 3, Padding = \"same\"), Softmax", "Backward", "copies 1024 values", "copies 1024 values")] // From outputs or logits.
    public void OnlyWhatIsNeededAgainIsCopied(string layers, string pass, params string[] copies)
    {
        var text = Method($"[Input(Length = 64, Channels = 2), {Direct}{layers}] partial class N;", pass);
        Assert.Equal(copies, text.Split('\n').Where(line => line.Contains("//   copies ", StringComparison.Ordinal)).Select(line => line.Trim()[5..]));
    }

    [Theory]
    [InlineData("Input(Length = 64, Channels = 1)", "Conv1d(Filters = 64, Width = 3, Padding = \"same\")", true)]
    [InlineData("Input(Length = 64, Channels = 32)", "Conv1d(Filters = 64, Width = 3, Padding = \"same\")", false)]
    [InlineData("Input(Length = 64, Channels = 1)", "Conv1d(Filters = 64, Width = 3, Stride = 2)", false)] // Only a part of the taps for each row.
    [InlineData("Input(Length = 1, Channels = 8)", "Dense(512)", false)] // For several samples at once.
    public void TheGradientOfAFewChannelsIsOfDotProducts(string input, string layer, bool isOfDots)
    {
        var session = Session($"[{input}, {Direct}{layer}] partial class N;");
        Assert.Equal(isOfDots, session.Contains("inRows: true", StringComparison.Ordinal));
        Assert.Equal(isOfDots, session.Contains(" Dot", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 15, false)]
    [InlineData(1, 16, true)]
    [InlineData(5, 3, false)]
    [InlineData(8, 2, true)]
    public void ASoftmaxOfMoreThanAFewValuesIsAKernel(int length, int channels, bool isKernel)
    {
        var session = Session($"[Input(Length = {length}, Channels = {channels}), Softmax] partial class N;");
        foreach (var (kernel, call) in new[] { ($"Softmax{length}x{channels}_", "SoftmaxFunction.Forward("), ($"SoftmaxGradient{length}x{channels}_", "SoftmaxFunction.Backward(") })
        {
            Assert.Equal(isKernel, session.Contains(kernel, StringComparison.Ordinal));
            Assert.Equal(!isKernel, session.Contains(call, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void WhatNoOtherSampleNeedsIsInOneMemoryForAll()
    {
        var session = Session("[Input(Length = 64, Channels = 2), Conv1d(Filters = 16, Width = 3, Padding = \"same\"), BatchNorm, Relu, Conv1d(Filters = 16, Width = 3)] partial class N;");
        Assert.Contains("ref Unsafe.Add(ref sample, conv1d_1_sums)", session, StringComparison.Ordinal);
        Assert.Contains("ref Unsafe.Add(ref Batch, batchnorm_1_dx)", session, StringComparison.Ordinal);
        Assert.Contains("override void FillBatchHalos(ref float batch)", session, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BatchNorm, Relu", true)]
    [InlineData("BatchNorm, Tanh", false)] // A function takes longer than its value takes to come from anywhere.
    [InlineData("Relu", false)] // It is a part of the sums, which are kept themselves.
    public void ANormalisedSignalIsComputedAgain(string layers, bool isAgain)
    {
        var backward = Method($"[Input(Length = 64, Channels = 2), Conv1d(Filters = 16, Width = 3, Padding = \"same\"), {layers}, Conv1d(Filters = 16, Width = 3)] partial class N;", "Backward");
        Assert.Equal(isAgain, backward.Contains("times scale plus shift", StringComparison.Ordinal));
        Assert.Equal(isAgain, backward.Contains("output_again", StringComparison.Ordinal));
    }

    [Fact]
    public void BothEntriesOfASoftmaxAreInOneLoopUnderTheirConditions()
    {
        var backward = Method("[Input(Length = 1, Channels = 16), Dense(16), Softmax] partial class N;", "Backward");
        Assert.Equal(1, backward.Split("for (nint n").Length - 1);
        Assert.Contains("if (areOfLogits)", backward);
        Assert.Contains("if (!areOfLogits)", backward);
    }

    [Theory]
    [InlineData("Flatten, Dense(64)", true)]
    [InlineData("Flatten, Dense(2)", false)] // 256 weights stay near.
    [InlineData("Dense(64)", false)] // Many rows of a sample load a weight once, too.
    public void LayersOfOneRowAndManyWeightsTakeEightSamplesAtOnce(string layers, bool isGrouped)
    {
        var source = $"[Input(Length = 8, Channels = 16), {layers}] partial class N;";
        Assert.Equal(isGrouped, Method(source, "Forward").Contains("n <= samples - 8", StringComparison.Ordinal));
        Assert.Equal(isGrouped, Method(source, "Backward").Contains("n <= samples - 8", StringComparison.Ordinal));
    }

    /// <summary>The session, as text.</summary>
    private static string Session(string source)
    {
        var file = GeneratorHarness.RunClean(source).Files.Single(file => file.Key.EndsWith("N.g.cs", StringComparison.Ordinal)).Value;
        return file[file.IndexOf("class N_Session", StringComparison.Ordinal)..];
    }

    /// <summary>A pass of the session, as text.</summary>
    private static string Method(string source, string pass)
    {
        var session = Session(source);
        var method = session[session.IndexOf($"override void {pass}(", StringComparison.Ordinal)..];
        return method[..method.IndexOf("\n        }\n", StringComparison.Ordinal)];
    }
}
