using System.IO;
using System.Linq;
using Gen.Generator.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Gen.Generator.Tests.Diagnostics;

/// <summary>What is possible but can hardly be meant: said at its place, and the network is emitted all the same.</summary>
public sealed class AdviceTests
{
    private static readonly (string Name, string Code)[] s_blocks =
    [
        ("Ends", "[Dense(4), Softmax] class Ends;"),
        ("Within", "[Softmax, Conv1d(Filters = 4, Padding = \"same\")] class Within;"),
        ("Strided", "[Conv1d(Filters = 4, Stride = 2, Padding = \"same\")] class Strided;"),
        ("Shortcut", "[Conv1d(Filters = 4, Width = 1, Stride = 2)] class Shortcut;"),
        ("Pointwise", "[Conv1d(Filters = 4, Width = 1, Stride = 2)] class Pointwise;"),
        ("Positive", "[BatchNorm, Relu] class Positive;"),
    ];

    [Theory]
    [InlineData("Softmax, Dense(2)", "Softmax", "dense_1")]
    [InlineData("Softmax, Dropout, Flatten, Dense(2), Tanh", "Softmax", "dense_1")]
    [InlineData("Dense(3), Softmax, BatchNorm", "Softmax", "batchnorm_1")]
    [InlineData("Block<Ends>, Conv1d", "Block<Ends>", "conv1d_1")]
    [InlineData("Residual<Within>", "Residual<Within>", "residual_1.conv1d_1")]
    public void EarlySoftmax(string layers, string span, string next) => Advises("GEN030", layers, span, $"{Place(span)}softmax_1: "
        + $"a softmax in front of {next} hands it small numbers that add up to 1 and lets hardly any gradient back; keep Softmax for the last layer");

    [Theory]
    [InlineData("GlobalAveragePool1d, Dense(1), Softmax", "Softmax",
        "softmax_1: after dense_1 the signal is [1, 1], and a softmax over one channel is always 1, so nothing in front of it can learn; for two classes make two channels, or use Sigmoid in its place")]
    [InlineData("Conv1d(Filters = 1), LayerNorm, Dense(3)", "LayerNorm",
        "layernorm_1: after conv1d_1 the signal is [8, 1], and a normalisation over one channel is always its beta, so nothing in front of it can learn; use BatchNorm, or leave it out")]
    public void ConstantOutput(string layers, string span, string message) => Advises("GEN031", layers, span, message);

    [Theory]
    [InlineData("Conv1d(Padding = 4)", "4", "conv1d_1: 4 of 16 outputs", "4 and 4", "3 steps")]
    [InlineData("Conv1d(Padding = new[] { 0, 3 })", "new[] { 0, 3 }", "conv1d_1: 1 of 11 outputs", "0 and 3", "3 steps")]
    [InlineData("Conv1d(Width = 1, Padding = 2, Stride = 2)", "2", "conv1d_1: 2 of 7 outputs", "2 and 2", "1 step", "GEN034")]
    [InlineData("DepthwiseConv1d(Dilation = 2, Padding = new[] { 5, 0 })", "new[] { 5, 0 }", "depthwiseconv1d_1: 1 of 11 outputs", "5 and 0", "5 steps")]
    [InlineData("SeparableConv1d(Padding = 3, PaddingValue = 2)", "3", "separableconv1d_1: 2 of 14 outputs", "3 and 3", "3 steps")]
    public void OutputsOfPadding(string layer, string span, string outputs, string padding, string reach, string? other = null)
    {
        var run = Run(layer);
        var found = run.Diagnostics.Where(diagnostic => diagnostic.Id != other).ToList();
        Assert.Equal(["GEN032"], found.Select(diagnostic => diagnostic.Id));
        Assert.Equal(other is null ? 1 : 2, run.Diagnostics.Count);
        Assert.Equal(span, run.TextAt(found[0]));
        Assert.Equal($"{outputs} see nothing but padding, because the padding of {padding} is not less than the {reach} that the filter spans", Message(found[0]));
    }

    [Theory]
    [InlineData("GlobalMaxPool1d, Conv1d(Width = 5, Padding = \"same\")", "5", "conv1d_1: 4 of the 5 taps", "after globalmaxpool1d_1 the signal is [1, 4]")]
    [InlineData("Conv1d(Dilation = 12, Padding = \"same\")", "Conv1d(Dilation = 12, Padding = \"same\")", "conv1d_1: 2 of the 3 taps", "the input is [10, 4]")]
    [InlineData("DepthwiseConv1d(Width = 23, Padding = 11)", "23", "depthwiseconv1d_1: 4 of the 23 taps", "the input is [10, 4]")]
    public void TapsOfPadding(string layers, string span, string taps, string signal) =>
        Advises("GEN033", layers, span, $"{taps} can meet nothing but padding, because {signal}; their weights never learn");

    [Theory]
    [InlineData("Conv1d(Stride = 4)", "4", "conv1d_1: with a stride of 4 and a width of 3, only 3 of every 4")]
    [InlineData("Conv1d(Stride = 2, Dilation = 2)", "2", "conv1d_1: with a stride of 2 and a width of 3 with dilation 2, only 1 of every 2")]
    [InlineData("SeparableConv1d(Width = 1, Stride = 3)", "3", "separableconv1d_1: with a stride of 3 and a width of 1, only 1 of every 3")]
    [InlineData("MaxPool1d(Size = 2, Stride = 3)", "3", "maxpool1d_1: with a stride of 3 and a size of 2, only 2 of every 3")]
    [InlineData("ConvTranspose1d(Stride = 4)", "4", "convtranspose1d_1: with a stride of 4 and a width of 3, only 3 of every 4", "output get a part of the signal")]
    [InlineData("ConvTranspose1d(Stride = 2, Dilation = 2)", "2", "convtranspose1d_1: with a stride of 2 and a width of 3 with dilation 2, only 1 of every 2", "output get a part of the signal")]
    [InlineData("Residual<Pointwise, Shortcut>", "Residual<Pointwise, Shortcut>", "residual_1.conv1d_1: with a stride of 2 and a width of 1, only 1 of every 2")]
    public void SkippedSteps(string layers, string span, string message, string what = "signal have a part in the output") =>
        Advises("GEN034", layers, span, $"{message} steps of the {what}");

    [Theory]
    [InlineData("Relu, Relu", "Relu", "relu_2: the layer changes nothing, because what comes to it is never below zero")]
    [InlineData("Conv1d(Activation = Activation.Sigmoid), MaxPool1d, LeakyRelu", "LeakyRelu", "leakyrelu_1: the layer changes nothing, because what comes to it is never below zero")]
    [InlineData("Concat<Positive, Positive>, PRelu", "PRelu", "prelu_1: the layer changes nothing, because what comes to it is never below zero")]
    [InlineData("LeakyRelu(Alpha = 1)", "1", "leakyrelu_1: the layer changes nothing, because its Alpha is 1")]
    [InlineData("Dropout(Rate = 0)", "0", "dropout_1: the layer changes nothing, because its Rate is 0")]
    [InlineData("Upsample1d(Factor = 1)", "1", "upsample1d_1: the layer changes nothing, because its Factor is 1")]
    [InlineData("Cropping1d(Before = 0, After = 0)", "Cropping1d(Before = 0, After = 0)", "cropping1d_1: the layer changes nothing, because it cuts off nothing")]
    [InlineData("AveragePool1d(Size = 1)", "1", "averagepool1d_1: the layer changes nothing, because a window of one step at each step is the signal")]
    [InlineData("Flatten, GlobalMaxPool1d", "GlobalMaxPool1d", "globalmaxpool1d_1: the layer changes nothing, because after flatten_1 the signal is [1, 40], of one step")]
    public void NoChange(string layers, string span, string message) => Advises("GEN035", layers, span, message);

    [Theory]
    [InlineData("Conv1d(PaddingMode = PaddingMode.Reflect)", "PaddingMode.Reflect", "conv1d_1: PaddingMode has no effect, because there is no padding")]
    [InlineData("Conv1d(Padding = 0, PaddingValue = 1)", "1", "conv1d_1: PaddingValue has no effect, because there is no padding")]
    [InlineData("Conv1d(Padding = 1, PaddingMode = PaddingMode.Circular, PaddingValue = 0.5)", "0.5", "conv1d_1: PaddingValue has no effect, because PaddingMode is Circular")]
    [InlineData("Dense(2, UseBias = false, BiasL2Factor = 1)", "1", "dense_1: BiasL2Factor has no effect, because UseBias is false")]
    [InlineData("Dense(2, UseBias = false, Trainable = false, BiasLearnRateFactor = 2)", "2", "dense_1: BiasLearnRateFactor has no effect, because UseBias is false")]
    [InlineData("PRelu(BiasInitializer = typeof(Ones))", "typeof(Ones)", "prelu_1: BiasInitializer has no effect, because a PRelu has no bias")]
    [InlineData("Conv1d(Trainable = false, WeightLearnRateFactor = 2)", "2", "conv1d_1: WeightLearnRateFactor has no effect, because Trainable is false")]
    [InlineData("BatchNorm(Trainable = false, KeepStart = true)", "true", "batchnorm_1: KeepStart has no effect, because Trainable is false")]
    [InlineData("BatchNorm(Trainable = false, Momentum = 0.9)", "0.9", "batchnorm_1: Momentum has no effect, because Trainable is false")]
    public void NoEffect(string layers, string span, string message) => Advises("GEN036", layers, span, message);

    [Fact]
    public void FixedStatistics() => Advises("GEN037", "BatchNorm(KeepStart = true, Momentum = 1)", "1",
        "batchnorm_1: with KeepStart and a Momentum of 1 the running statistics keep their first values, a mean of 0 and a variance of 1, so predictions normalise nothing; expected less than 1, such as 0.99");

    [Theory]
    [InlineData("GlobalMaxPool1d, Dense(3), Relu", "Relu", "relu_1")]
    [InlineData("GlobalMaxPool1d, Dense(3, Activation = Activation.Relu)", "Activation.Relu", "dense_1")]
    public void FinalRelu(string layers, string span, string name) => Advises("GEN070", layers, span,
        name + ": the network's outputs, [1, 3], end in a Relu, so that a unit whose sum is below zero is 0 and learns nothing; end a classifier in Softmax or Sigmoid, and leave the activation out for numbers of either sign");

    [Theory]
    [InlineData("Dense(3), Softmax", "Dense(3)", "the input is [10, 4]")]
    [InlineData("Relu, Dense(1), Dropout, Sigmoid", "Dense(1)", "after relu_1 the signal is [10, 4]")]
    [InlineData("Relu, Dense(1, Activation = Activation.Sigmoid)", "Dense(1, Activation = Activation.Sigmoid)", "after relu_1 the signal is [10, 4]")]
    public void DenseOnSteps(string layers, string span, string signal) => Advises("GEN071", layers, span,
        $"dense_1: {signal}, so that the network classifies each of 10 steps by itself; for one answer per sample put GlobalMaxPool1d or Flatten in front");

    [Theory]
    [InlineData("Softmax, Cropping1d, GlobalAveragePool1d, Flatten")]
    [InlineData("Concat<Ends, Ends>, Dense(2)")]
    [InlineData("Residual<Positive, Positive>, Relu")]
    [InlineData("GlobalMaxPool1d, Dense(1), Sigmoid")]
    [InlineData("Dense(2)")]
    [InlineData("Conv1d(Filters = 2), Softmax")]
    [InlineData("Conv1d, Relu")]
    [InlineData("Dense(2), Relu, GlobalMaxPool1d, Dense(2), Softmax")]
    [InlineData("Conv1d(Padding = 2)")]
    [InlineData("Conv1d(Padding = 4, PaddingMode = PaddingMode.Reflect)")]
    [InlineData("Conv1d(Width = 19, Padding = \"same\")")]
    [InlineData("Conv1d(Dilation = 12, Padding = \"causal\")")]
    [InlineData("GlobalMaxPool1d, Conv1d(Padding = \"same\", PaddingValue = 1)")]
    [InlineData("Residual<Strided, Shortcut>")]
    [InlineData("Conv1d(Width = 10, Stride = 20)")]
    [InlineData("Conv1d(Stride = 3, Dilation = 2)")]
    [InlineData("Relu, Tanh, Selu, BatchNorm, Relu, Dense(2), LeakyRelu")]
    [InlineData("Conv1d(Padding = \"same\", PaddingMode = PaddingMode.Reflect)")]
    [InlineData("BatchNorm(Momentum = 1), Relu, Dense(2)")]
    [InlineData("BatchNorm(Momentum = 0), Dropout, MaxPool1d(Padding = 0), Dense(2, Trainable = false, WeightsInitializer = typeof(He))")]
    public void NothingToSay(string layers) => Assert.Empty(Run(layers).Diagnostics);

    [Fact]
    public void OurOwnNetworksNeedNone()
    {
        var samples = Directory.GetDirectories(Path.Combine(Repository.Root, "samples")).Select(sample => Directory.GetFiles(sample, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")).Select(path => (path, Repository.Read(path))).ToArray());
        var pages = Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Append(Path.Combine(Repository.Root, "README.md"))
            .SelectMany(page => PageTests.Blocks(Repository.Read(page))).Where(code => code.Contains("[Input(")).Select(code => new[] { ("Page.cs", code) });
        foreach (var sources in samples.Concat(pages))
        {
            var result = GeneratorHarness.NewDriver().RunGenerators(TestCompilation.Create(sources)).GetRunResult();
            Assert.NotEmpty(result.GeneratedTrees);
            // A page names weights that only its reader has.
            Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Id != "GEN026"));
        }
    }

    [Fact]
    public void AWarningCanBeSilencedWhereItStands()
    {
        const string Source = """
            [Input(Length = 5, Channels = 3)]
            #pragma warning disable GEN030
            [Softmax]
            #pragma warning restore GEN030
            [Dense(2)]
            partial class N;
            """;
        var run = GeneratorHarness.Run(Source);
        Assert.True(Assert.Single(run.Diagnostics).IsSuppressed);
        Assert.NotEmpty(run.Files);
    }

    [Fact]
    public void AdviceInsideABlockIsGivenAtEachUse()
    {
        var run = GeneratorHarness.Run("[Input(Length = 5), Block<A>, BatchNorm, Concat<A, A>] partial class N; [Relu, Relu] class A;");
        Assert.Equal(
            [("block_1.relu_2", "Block<A>"), ("concat_1.branch_1.relu_2", "Concat<A, A>"), ("concat_1.branch_2.relu_2", "Concat<A, A>")],
            run.Diagnostics.Select(found => (Message(found).Split(':')[0], run.TextAt(found))));
    }

    private static void Advises(string id, string layers, string span, string message)
    {
        var run = Run(layers);
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal((id, message), (found.Id, Message(found)));
        Assert.Equal(span, run.TextAt(found));
        Assert.NotEqual(DiagnosticSeverity.Error, found.Severity);
        Assert.NotEmpty(run.Files);
    }

    /// <summary>A network of these layers, and the blocks that they name.</summary>
    private static GeneratorRun Run(string layers) => GeneratorHarness.Run(
        $"[Input(Length = 10, Channels = 4), {layers}] partial class N; {string.Join(" ", s_blocks.Where(block => layers.Contains(block.Name)).Select(block => block.Code))}");

    private static string Message(Diagnostic found) => found.GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    private static string Place(string span) => span.Contains('<') ? span.Split('<')[0].ToLowerInvariant() + "_1." : "";
}
