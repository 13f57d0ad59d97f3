using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Diagnostics;

/// <summary>Whatever is declared, with whatever sizes, has code or a diagnostic, and soon.</summary>
public sealed class CodeOrDiagnosticTests
{
    /// <summary>The environment variable that asks for more declarations than usual.</summary>
    private const string Variable = "GEN_DECLARATIONS";
    private const int Parts = 4;
    private const int SecondsToHang = 120;

    private static readonly int s_declarations = int.Parse(Environment.GetEnvironmentVariable(Variable) ?? "2000", CultureInfo.InvariantCulture);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, Parts)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ARandomDeclaration(int part)
    {
        for (var seed = part; seed < s_declarations; seed += Parts)
            Check(RandomDeclarations.Of(seed));
    }

    /// <summary>One-hot words, wide dense layers, and what takes its gradient from more than 4,096 columns.</summary>
    [Theory]
    [InlineData("[Input(Length = 100, Channels = 5000), Conv1d(Filters = 64, Width = 5), Relu, GlobalMaxPool1d, Dense(2), Softmax]")]
    [InlineData("[Input(Length = 100, Channels = 4), Conv1d(Filters = 4097, Width = 5)]")]
    [InlineData("[Input(Length = 100, Channels = 4), Dense(5000), Conv1d(Filters = 8, Width = 9)]")]
    [InlineData("[Input(Length = 100, Channels = 4), ConvTranspose1d(Filters = 5000, Width = 5)]")]
    [InlineData("[Input(Length = 100, Channels = 5000), ConvTranspose1d(Filters = 8, Width = 5)]")]
    [InlineData("[Input(Length = 10), Conv1d(Width = 1, Dilation = int.MaxValue)]")]
    [InlineData("[Input(Length = 10, Channels = 3), DepthwiseConv1d(Width = 1, Dilation = int.MaxValue)]")]
    [InlineData("[Input(Length = 10, Channels = 3), SeparableConv1d(Width = 1, Dilation = int.MaxValue)]")]
    [InlineData("[Input(Length = 10, Channels = 3), ConvTranspose1d(Width = 1, Dilation = int.MaxValue)]")]
    [InlineData("[Input(Length = 89, Channels = 22), ConvTranspose1d(Filters = 21, Width = 65536, Padding = \"same\")]")]
    [InlineData("[Input(Length = 110, Channels = 13), DepthwiseConv1d(Multiplier = 8, Width = 8161, Padding = \"same\")]")]
    [InlineData("[Input(Length = 1 << 20, Channels = 3), DepthwiseConv1d(Multiplier = 40, Width = 4, Stride = 400000, Padding = \"causal\")]")]
    public void OddSizesHaveCode(string attributes)
    {
        var run = GeneratorHarness.Run(attributes + " partial class N;");
        Assert.All(run.Diagnostics, found => Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Info, found.Severity));
        Assert.Contains("N.g.cs", run.Files.Keys);
        Assert.All(run.Files.Values, text => Assert.InRange(text.Length, 1, 1_000_000));
    }

    private static void Check(string source)
    {
        using var hang = new CancellationTokenSource(TimeSpan.FromSeconds(SecondsToHang));
        var project = TestCompilation.Create(source);
        var run = Task.Run(() => GeneratorHarness.NewDriver().RunGenerators(project).GetRunResult().Results.Single(), hang.Token);
        CodeOrDiagnostic.Check(project, run.WaitAsync(hang.Token).GetAwaiter().GetResult());
    }
}
