using System;
using System.Linq;
using Gen.Package.Tests.Helpers;
using Xunit;

namespace Gen.Package.Tests;

/// <summary>docs/getting-started.md, followed by somebody who has nothing but the SDK and the package.</summary>
[Collection(Workplace.Collection)]
public sealed class GettingStartedTests(Workplace workplace)
{
    [Fact]
    public void ItBeginsWithTheWayThatWorksToday() => Assert.Equal("dotnet pack Gen/src/Runtime -c Release -o packages", GettingStarted.Commands[0]);

    [RegistryFact]
    public void ItsCommandsAndFilesMakeAProgramThatLearnsAndComplainsOfNothing()
    {
        var run = workplace.GettingStarted.Project().MustNotWarn();
        Assert.Contains("Right on unseen signals: ", run.Output, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }

    [RegistryFact]
    public void ADebugBuildSaysOnceThatItIsSlowAndCanBeSilencedOrMadeFast()
    {
        Assert.StartsWith("Gen: ", Assert.Single(Lines(workplace.GettingStarted.RunProject().Error)), StringComparison.Ordinal);
        Assert.Equal("", workplace.GettingStarted.RunProject("-p:GenWarnOfDebugBuild=false").Error);
        Assert.Equal("", workplace.GettingStarted.RunProject("-p:Optimize=true").Error);
    }

    [RegistryFact]
    public void ItsProgramInOneFileRunsWithoutAProject()
    {
        var run = workplace.GettingStarted.OneFileProgram().MustNotWarn();
        Assert.Contains("Right on unseen signals: ", run.Output, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
