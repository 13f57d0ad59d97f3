using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Gen.Samples.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Gen.Samples.Tests;

/// <summary>What <c>docs/architectures.md</c> says is so.</summary>
public sealed partial class ArchitecturesTests
{
    private static readonly string s_page = Repository.Read("docs/architectures.md");

    [Theory]
    [InlineData("FCN", "Fcn")]
    [InlineData("ResNet", "ResNet")]
    [InlineData("InceptionTime", "Inception")]
    [InlineData("TCN", "Tcn")]
    [InlineData("A WaveNet-style stack", "WaveNetStyle")]
    [InlineData("A depthwise-separable network", "MatchboxNet")]
    [InlineData("DeepConvLSTM", "DeepConvLstm")]
    [InlineData("CRNN", "Crnn")]
    [InlineData("WaveNet", "WaveNet")]
    [InlineData("U-Net", "UNet")]
    [InlineData("SE-ResNet", "SeResNet")]
    [InlineData("Text CNN", "TextCnn")]
    public void EachNetworkCompilesAndHasTheNumbersUnderIt(string heading, string name)
    {
        var section = s_page[s_page.IndexOf($"\n## {heading}\n", StringComparison.Ordinal)..].Split("\n## ")[1];
        var network = new GeneratedProgram(OutputKind.DynamicallyLinkedLibrary, Assert.Single(Markdown.Blocks(section, "csharp"))).Load().GetType(name)!;
        Assert.Contains(typeof(INetwork), network.GetInterfaces());

        string[] constants = ["ParameterCount", "MultiplyAdds", "ReceptiveField"];
        var expected = constants.Select(constant => ((IConvertible)network.GetField(constant)!.GetRawConstantValue()!).ToInt64(CultureInfo.InvariantCulture));
        var line = string.Format(CultureInfo.InvariantCulture, "{0:N0} parameters, {1:N0} multiply-adds, a receptive field of {2:N0} steps.", [.. expected.Cast<object>()]);
        Assert.True(line == Numbers().Match(section).Value, $"Under the code should stand: {line}");
    }

    [Fact]
    public void EveryCodeBlockIsTested() => Assert.Equal(12, Markdown.Blocks(s_page, "csharp").Count);

    [GeneratedRegex(@"^[\d,]+ parameters, .*$", RegexOptions.Multiline)]
    private static partial Regex Numbers();
}
