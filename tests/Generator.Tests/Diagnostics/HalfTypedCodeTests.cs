using System;
using System.Linq;
using Gen.Generator.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Gen.Generator.Tests.Diagnostics;

/// <summary>Where the compiler has an error of its own to report, the generator is quiet: it neither throws nor guesses.</summary>
public sealed class HalfTypedCodeTests
{
    [Theory]
    [InlineData("[Input(Length = ), Dense(2)] partial class N;")]
    [InlineData("[Input(Length = \"ten\"), Dense(2)] partial class N;")]
    [InlineData("[Input(Length = Unknown), Dense(2)] partial class N;")]
    [InlineData("[Input(Length = 3000000000), Dense(2)] partial class N;")]
    [InlineData("[Input(Lowest = 10), Dense(2)] partial class N;")]
    [InlineData("[Input(\"ten\"), Dense(2)] partial class N;")]
    [InlineData("[Input(10, 3, 4), Dense(2)] partial class N;")]
    [InlineData("[Input(Length = 10, Length = 12), Dense(2)] partial class N;")]
    [InlineData("[Input(Length = 10), Dense(2)] partial struct N;")]
    [InlineData("[Input(Length = 10), Dense(2)] enum N { A }")]
    [InlineData("[Input(Length = 10), Dense(] partial class N;")]
    [InlineData("[Input(Length = 10), Dense(2, 3)] partial class N;")]
    [InlineData("[Input(Length = 10), Dense(2, 3), Dense(0)] partial class N;")]
    [InlineData("[Input(Length = 10), Dense(weight: 3)] partial class N;")]
    [InlineData("[Input(Length = 10), Dense(Unknown)] partial class N;")]
    [InlineData("[Input(Length = 10), Dense(1.5)] partial class N;")]
    [InlineData("[Input(Length = 10), Dense(2, Name = 3)] partial class N;")]
    [InlineData("[Input(Length = 10), Conv1d(Farther = 3)] partial class N;")]
    [InlineData("[Input(Length = 10), Conv1d(Padding = new[] { 1, Unknown })] partial class N;")]
    [InlineData("[Input(Length = 10), Conv1d(Padding = new object())] partial class N;")]
    [InlineData("[Input(Length = 10), Conv1d(WeightsInitializer = typeof(Unknown))] partial class N;")]
    [InlineData("[Input(Length = 10), Conv1d(WeightsInitializer = typeof())] partial class N;")]
    [InlineData("[Input(Length = 10), Conv1d(Activation = Activation.Rleu)] partial class N;")]
    [InlineData("[Input(Length = 10), Conv1d(Filters = 3 + )] partial class N;")]
    [InlineData("[Input(Length = 10), Dense(2)")]
    [InlineData("[Input(Length = 10), Dense(2)] partial class")]
    [InlineData("namespace A.; [Input(Length = 10), Dense(2)] partial class N;")]
    [InlineData("[Relu] partial struct N;")]
    public void TheCompilerSpeaks(string source)
    {
        var run = GeneratorHarness.Run(source);
        Assert.Contains(run.Input.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(run.Diagnostics);
        Assert.All(run.Files.Keys, name => Assert.Contains(".errors_", name, StringComparison.Ordinal));
        CompiledOutput.AssertEmittedIsClean(run);
    }

    [Fact]
    public void AnUnknownAttributeIsTheCompilersToReportAndTheLayersMakeANetwork()
    {
        var run = GeneratorHarness.Run("[Input(Length = 10), Fancy, Dense(2)] partial class N;");
        Assert.Contains("N.g.cs", run.Files.Keys);
        Assert.Equal("CS0246", run.Input.GetDiagnostics().Select(diagnostic => diagnostic.Id).Distinct().First());
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void MistakesBeforeAHalfTypedLayerAreStillReported() => Assert.Equal(
        ["GEN007"],
        GeneratorHarness.Run("[Input(Length = 10), Conv1d(Width = 20), Dense(Unknown), Dense(0)] partial class N;").Diagnostics.Select(found => found.Id));
}
