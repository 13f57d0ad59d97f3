using System;
using System.Linq;
using Gen.Generator.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Gen.Generator.Tests.Emission;

/// <summary>A network knows whether its project is compiled with optimization, so that a slow one can say why.</summary>
public sealed class DebugBuildTests
{
    private const string Network = "[Input(Length = 6), Dense(2)] public partial class Small;";

    [Theory]
    [InlineData(OptimizationLevel.Debug, true)]
    [InlineData(OptimizationLevel.Release, false)]
    public void OnlyADebugBuildIsSaidToBeOne(OptimizationLevel level, bool expected)
    {
        var input = TestCompilation.Create(Network);
        var run = GeneratorHarness.Clean(GeneratorHarness.Run(input.WithOptions(input.Options.WithOptimizationLevel(level))));
        Assert.Equal(expected, run.Result.GeneratedSources.Any(file => file.SourceText.ToString().Contains("bool IsOptimized => false;", StringComparison.Ordinal)));
    }
}
