using System.Linq;
using Gen.Generator.Tests.Diagnostics;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.ToomCook;

/// <summary>What the level of numerics changes in the emitted code, and what is said of it.</summary>
public sealed class NumericsLevelTests
{
    private const string Network = "[Input(Length = 128, Channels = 64), Conv1d(Filters = 128, Width = 3, Padding = \"same\")] partial class N;";

    [Theory]
    [InlineData("[Numerics(NumericsLevel.Direct)]", "forward by plain sums, 3,145,728 multiplications: the level allows nothing else")]
    [InlineData("", "forward by F(2, 3), 2,097,152 of 3,145,728 multiplications")]
    [InlineData("[Numerics(NumericsLevel.Local)]", "forward by F(2, 3), 2,097,152 of 3,145,728 multiplications")]
    [InlineData("[Numerics(NumericsLevel.Fast)]", "forward by F(4, 3), 1,572,864 of 3,145,728 multiplications")]
    public void TheLevelDecidesTheAlgorithm(string level, string sentence)
    {
        var file = GeneratorHarness.RunClean($"{level} {Network}").Files.Single(file => file.Key.EndsWith("N.g.cs", System.StringComparison.Ordinal)).Value;
        Assert.Contains(sentence, file);
    }

    private const string LengthwiseReason = "channels first, with neighbouring positions in a vector, is the cheaper layout by arithmetic";

    private const string InRows = "With neighbouring positions in a vector, stretch by stretch";

    [Fact]
    public void TheSummarySaysWhatTakesThePlaceOfPlainSums()
    {
        var file = GeneratorHarness.RunClean(Network).Files.Single(file => file.Key.EndsWith("N.g.cs", System.StringComparison.Ordinal)).Value;
        Assert.Contains("\"conv1d_1  convolution of 128 filters of width 3, padding same (forward, input gradient, weight gradient by F(2, 3): 2,097,152 multiplications)", file);
    }

    [Fact]
    public void PlainSumsStayWhereNothingElsePays()
    {
        var file = GeneratorHarness.RunClean("[Numerics(NumericsLevel.Fast), Input(Length = 20, Channels = 2), Conv1d(Filters = 3)] partial class N;")
            .Files.Single(file => file.Key.EndsWith("N.g.cs", System.StringComparison.Ordinal)).Value;
        Assert.Contains("forward by plain sums", file);
        Assert.Contains("would, by arithmetic, take", file);
    }

    [Theory]
    // Few channels, and widths that have no equal parts.
    [InlineData("Channels = 3), Conv1d(Filters = 96, Width = 11, Padding = \"same\")", "forward by F(2, 2) of differences, 244,800 of 316,800 multiplications")]
    [InlineData("Channels = 12), Conv1d(Filters = 48, Width = 7, Dilation = 4, Padding = \"causal\")", "forward by F(2, 2) of differences")]
    // Parts of two taps do the same, a little faster.
    [InlineData("Channels = 128), Conv1d(Filters = 128, Width = 8, Padding = \"same\")", "forward by F(2, 2) in 4 parts")]
    // Eight products to a sum: the arithmetic would have them.
    [InlineData("Channels = 2), Conv1d(Filters = 64, Width = 9, Padding = \"same\")", "forward by plain sums")]
    // One of the filters would have a vector to itself.
    [InlineData("Channels = 3), Conv1d(Filters = 17, Width = 25, Padding = \"same\")", "forward by plain sums")]
    [InlineData("Channels = 64), DepthwiseConv1d(Width = 15, Padding = \"same\")", "forward by F(2, 2) of differences, 73,600 of 96,000 multiplications: Avx512 has registers for it; plain sums elsewhere")]
    public void TapsGoInPairsWhereThatPays(string layers, string sentence)
    {
        string File(string level) => GeneratorHarness.RunClean($"{level} [Input(Length = 100, {layers}] partial class N;")
            .Files.Single(file => file.Key.EndsWith("N.g.cs", System.StringComparison.Ordinal)).Value;
        Assert.Contains(sentence, File(""));
        Assert.DoesNotContain("of differences", File("[Numerics(NumericsLevel.Direct)]"));
    }

    [Theory]
    // An error of 1.3 times the plain sum's is too much for less than a quarter of the multiplications, and so are more operations, one of seven.
    [InlineData("", 14, false)]
    [InlineData("", 15, true)]
    [InlineData("[Numerics(NumericsLevel.Fast)]", 8, true)]
    [InlineData("[Numerics(NumericsLevel.Fast)]", 7, false)]
    [InlineData("[Numerics(NumericsLevel.Direct)]", 64, false)]
    public void TheTapsOfADepthwiseLayerGoInPairs(string level, int width, bool expected)
    {
        var files = GeneratorHarness.RunClean(System.FormattableString.Invariant($"{level} [Input(Length = 100, Channels = 64), DepthwiseConv1d(Width = {width})] partial class N;")).Files;
        Assert.All(["forward by F(2, 2) of differences", "input gradient by F(2, 2) of differences"],
            sentence => Assert.Equal(expected, string.Concat(files.Values).Contains(sentence, System.StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(60, 306, 19, 14, "causal", "Local", LengthwiseReason)]
    [InlineData(43, 69, 18, 12, "same", "Local", InRows)]
    [InlineData(92, 1332, 5, 40, "same", "Local", LengthwiseReason)]
    [InlineData(60, 34, 8, 7, "valid", "Fast", InRows)]
    [InlineData(150, 24, 6, 5, "valid", "Fast", "neighbouring inputs in a vector")]
    public void PlainSumsAreComparedInTheCheapestOfTheirForms(int channels, int length, int filters, int width, string padding, string level, string form)
    {
        // Measured (the last one was not), another algorithm had 0.82 to 0.91 times the speed: better than plain sums of the same form, but not than those of another one.
        var files = GeneratorHarness.RunClean(System.FormattableString.Invariant(
            $"[Numerics(NumericsLevel.{level}), Input(Length = {length}, Channels = {channels}), Conv1d(Filters = {filters}, Width = {width}, Padding = \"{padding}\")] partial class N;")).Files;
        var positions = padding == "valid" ? length - width + 1 : length;
        var kernel = files.Where(file => file.Key.Contains(System.FormattableString.Invariant($"Contraction{positions}x{filters}From"), System.StringComparison.Ordinal)
            || file.Key == "Gen.Emitted.Contractions.g.cs").Select(file => file.Value);
        var file = files.Single(file => file.Key.EndsWith("N.g.cs", System.StringComparison.Ordinal)).Value;
        Assert.Contains("forward by plain sums", file);
        Assert.Contains(form, file + string.Concat(kernel));
    }
}
