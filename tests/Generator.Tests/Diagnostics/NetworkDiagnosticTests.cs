using System;
using System.Globalization;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Diagnostics;

/// <summary>What is wrong with the input, with the names, and with how layers follow each other.</summary>
public sealed class NetworkDiagnosticTests
{
    [Theory]
    [InlineData("Input(Length = 0)", "0", "Length is 0")]
    [InlineData("Input(Length = -5)", "-5", "Length is -5")]
    [InlineData("Input(Length = 5, Channels = 0)", "0", "Channels is 0")]
    public void InputNotPositive(string input, string span, string message) => Reports($"[{input}, Dense(2)]", ("GEN009", span,
        $"input: {message}; expected a whole number of at least 1"));

    [Fact]
    public void UnknownLayout() => Reports("[Input(Length = 5, Layout = (DataLayout)2), Dense(2)]", ("GEN013", "(DataLayout)2",
        "input: Layout must be one of ChannelsLast, ChannelsFirst, but is 2"));

    [Theory]
    [InlineData("[Dense(2, Name = \"a\"), Dense(2, Name = \"a\")]", "a", 1)]
    [InlineData("[Dense(2), Dense(2, Name = \"dense_1\")]", "dense_1", 0)]
    [InlineData("[Dense(2, Name = \"dense_2\"), Dense(2)]", "dense_2", 0)]
    public void DuplicateName(string layers, string name, int place)
    {
        var places = layers.Split($"\"{name}\"").Length - 1;
        Assert.Equal(place + 1, places);
        Reports("[Input(Length = 5)]" + layers, ("GEN010", $"\"{name}\"",
            $"Two layers of 'N' are called '{name}'; names must be unique because parameters are called after them"));
    }

    [Fact]
    public void ADuplicateIsReportedAtTheLaterName()
    {
        const string Source = "[Input(Length = 5), Dense(2, Name = \"a\"), Relu, Dense(3, Name = (\"a\"))] partial class N;";
        DiagnosticAssert.Reports(Source, ("GEN010", "(\"a\")",
            "Two layers of 'N' are called 'a'; names must be unique because parameters are called after them"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("a.b")]
    [InlineData("h\u00e4lle")]
    [InlineData("_a")]
    public void BadName(string name) => Reports($"[Input(Length = 5), Dense(2, Name = \"{name}\")]", ("GEN016", $"\"{name}\"",
        $"dense_1: the name \"{name}\" must be made of letters, digits and underscores, and begin with a letter"));

    /// <summary>A message is one line, whatever texts of the user's stand in it; a log would lose the rest.</summary>
    [Theory]
    [InlineData("Dense(2, Name = \"a\\nb\")", "GEN016", "the name \"a\\nb\" must")]
    [InlineData("Dense(2, Name = \"a\\u2028b\\r\\t\\0\")", "GEN016", "the name \"a\\u2028b\\r\\t\\u0000\" must")]
    [InlineData("Conv1d(Padding = \"sa\\nme\")", "GEN005", "Padding is \"sa\\nme\";")]
    public void ALineEndOfTheUsersDoesNotBreakTheMessagesLine(string layer, string id, string part)
    {
        var found = Assert.Single(GeneratorHarness.Run($"[Input(Length = 5), {layer}] partial class N;").Diagnostics);
        Assert.Equal(id, found.Id);
        Assert.Contains(part, found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MaxPool1d(Stride = int.MaxValue, Padding = \"same\")", 1)]
    [InlineData("AveragePool1d(Size = 3, Stride = int.MaxValue)", 1)]
    [InlineData("Conv1d(Filters = 2, Stride = int.MaxValue, Padding = \"same\")", 2)]
    [InlineData("DepthwiseConv1d(Stride = int.MaxValue, Padding = \"same\"), MaxPool1d(Size = 1, Stride = int.MaxValue, Padding = \"same\")", 1)]
    [InlineData("SeparableConv1d(Filters = 2, Stride = int.MaxValue, Padding = \"same\")", 2)]
    public void AStrideBeyondTheSignalsEndLeavesOneStep(string layer, int size)
    {
        var file = GeneratorHarness.RunClean($"[Input(Length = 8), {layer}] public partial class N;").Files["N.g.cs"];
        Assert.Contains("const int OutputLength = 1;", file, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"const int OutputSize = {size};"), file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input(Length = 1 << 20, Channels = 1 << 9)", "", "Relu", "input: the input of [1048576, 512] would have 536,870,912")]
    [InlineData("Input(Length = 1 << 20)", "", "Conv1d(Filters = 1000, Width = 1)", "conv1d_1: the output of [1048576, 1000] would have 1,048,576,000")]
    [InlineData("Input(Length = 1 << 20, Channels = 1 << 6)", "Flatten, ", "Dense(8)", "dense_1: all parameters up to this layer would have 536,870,920")]
    [InlineData("Input(Length = 1 << 20, Channels = 1 << 7)", "Relu, ", "Relu", "relu_2: all signals up to this layer would have 402,653,184")]
    [InlineData("Input(Length = 8, Channels = 4)", "", "Conv1d(Padding = 1 << 28, Stride = 1 << 27)", "conv1d_1: the padded input would have 2,147,483,660")]
    [InlineData("Input(Length = 8)", "", "Conv1d(Width = 5, Dilation = 1 << 30, Padding = \"same\")", "conv1d_1: what it makes of [8, 1] would have more than 2,147,483,647")]
    [InlineData("Input(Length = 8)", "", "Conv1d(Padding = int.MaxValue)", "conv1d_1: what it makes of [8, 1] would have more than 2,147,483,647")]
    [InlineData("Input(Length = 8)", "", "MaxPool1d(Size = int.MaxValue, Padding = int.MaxValue)", "maxpool1d_1: what it makes of [8, 1] would have more than 2,147,483,647")]
    [InlineData("Input(Length = 208, Channels = 653284)", "", "SeparableConv1d(Filters = 17, Multiplier = 15, Width = 5)", "separableconv1d_1: what lies between its halves would have 4,037,295,120")]
    public void TooLarge(string input, string before, string layer, string message)
    {
        var span = message.StartsWith("input", StringComparison.Ordinal) ? input : layer;
        Reports($"[{input}, {before}{layer}]", ("GEN018", span, message + " values; the most is 268,435,456"));
    }

    /// <summary>Each row of a stride that sees other taps has a kernel of its own: thousands of them are hundreds of megabytes of code.</summary>
    [Theory]
    [InlineData("Conv1d", "conv1d_1")]
    [InlineData("ConvTranspose1d", "convtranspose1d_1")]
    public void AStrideOfTooManyKernels(string layer, string name) => Reports($"[Input(Length = 5000), {layer}(Width = 600, Stride = 700)]",
        ("GEN013", "700", name + ": Stride must be at most 512 where the filter has more taps than that, but is 700"));

    [Fact]
    public void TheShapeThatReachedTheLayerIsInTheMessage() => Reports(
        "[Input(Length = 20), Conv1d(Filters = 8, Width = 5), MaxPool1d(Size = 4), GlobalMaxPool1d, Conv1d(Width = 2)]",
        ("GEN007", "2", "conv1d_2: a width of 2 needs at least 2 steps, but after globalmaxpool1d_1 the signal is [1, 8]"));

    [Fact]
    public void EveryArgumentIsReadButShapesStopAtTheFirstImpossibleLayer() => Reports(
        "[Input(Length = 5), Conv1d(Width = 9), MaxPool1d(Size = 80), Dense(-1), Dropout(Rate = 2)]",
        ("GEN007", "9", "conv1d_1: a width of 9 needs at least 9 steps, but the input is [5, 1]"),
        ("GEN009", "-1", "dense_1: Units is -1; expected a whole number of at least 1"),
        ("GEN013", "2", "dropout_1: Rate must be at least 0 and less than 1, but is 2"));

    [Fact]
    public void SeveralMistakesInOneLayerAreAllReported() => Reports(
        "[Input(Length = 5), Conv1d(Filters = 0, Stride = 0, Padding = \"full\")]",
        ("GEN009", "0", "conv1d_1: Filters is 0; expected a whole number of at least 1"),
        ("GEN009", "0", "conv1d_1: Stride is 0; expected a whole number of at least 1"),
        ("GEN005", "\"full\"", "conv1d_1: Padding is \"full\"; expected \"valid\", \"same\", \"causal\", a number of steps, or new[] { left, right }"));

    private static void Reports(string attributes, params (string Id, string Span, string Message)[] expected) =>
        DiagnosticAssert.Reports(attributes + " partial class N;", expected);
}
