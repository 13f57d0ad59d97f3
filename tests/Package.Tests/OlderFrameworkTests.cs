using System;
using Gen.Package.Tests.Helpers;
using Xunit;

namespace Gen.Package.Tests;

/// <summary>Projects for a framework that the package does not support.</summary>
[Collection(Workplace.Collection)]
public sealed class OlderFrameworkTests(Workplace workplace)
{
    [RegistryTheory]
    [InlineData("net8.0")]
    [InlineData("netstandard2.0")]
    public void TheOnlyErrorNamesTheFrameworksThatAreSupported(string framework)
    {
        var run = ConsumerProject.ForFramework(workplace, framework).Run("build");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("    1 Error(s)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"error NU1202: Package Gen {Feed.Version} is not compatible with {framework}", run.Output, StringComparison.Ordinal);
        Assert.All(new[] { "net10.0", "net9.0" }, supported => Assert.Contains($"error NU1202:   - {supported} (", run.Output, StringComparison.Ordinal));
    }
}
