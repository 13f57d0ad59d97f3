using System;
using System.Linq;
using Gen.Package.Tests.Helpers;
using Xunit;

namespace Gen.Package.Tests;

/// <summary>What the package's targets make of the publish settings, as far as the native compiler is not needed.</summary>
[Collection(Workplace.Collection)]
public sealed class InstructionSetTests(Workplace workplace)
{
    [RegistryTheory]
    [InlineData("net9.0", "", "x86-x64-v3")]
    [InlineData("net10.0", "", "x86-64-v3")]
    [InlineData("net9.0", "GenInstructionSet=avx512", "x86-x64-v4")]
    [InlineData("net10.0", "GenInstructionSet=avx512", "x86-64-v4")]
    [InlineData("net9.0", "GenInstructionSet=native", "native")]
    [InlineData("net9.0", "IlcInstructionSet=avx2,fma", "avx2,fma")]
    [InlineData("net10.0", "IlcInstructionSet=avx2", "avx2")]
    public void TheCompilerIsToldAndNobodyIsWarned(string framework, string setting, string expected)
    {
        var run = Publish(framework, "linux-x64", setting);
        Assert.Equal(expected, run.MustNotWarn().Output.Trim());
    }

    [RegistryTheory]
    [InlineData("net9.0", "GenInstructionSet=vector128")]
    [InlineData("net10.0", "GenInstructionSet=vector128")]
    [InlineData("net9.0", "IlcInstructionSet=sse4.2")]
    [InlineData("net9.0", "IlcInstructionSet=avx2")]
    public void SpeedThatIsLeftOnTheTableIsGen100(string framework, string setting)
    {
        var run = Publish(framework, "linux-x64", setting);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("error GEN100: Native AOT is to compile without AVX2", run.Output + run.Error, StringComparison.Ordinal);
        Publish(framework, "linux-x64", setting, "NoWarn=GEN100").MustNotWarn();
    }

    [RegistryFact]
    public void AnUnknownInstructionSetIsGen101()
    {
        var run = Publish("net9.0", "linux-x64", "GenInstructionSet=avx1024");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("error GEN101: GenInstructionSet is 'avx1024'; expected avx2, avx512, native or vector128.", run.Output + run.Error, StringComparison.Ordinal);
    }

    /// <summary>As they are handed to the generator: with commas, because a semicolon would begin a comment there.</summary>
    [RegistryTheory]
    [InlineData("_IsPublishing=false", "", "")]
    [InlineData("_IsPublishing=true", "", "avx2")]
    [InlineData("_IsPublishing=true", "GenInstructionSet=avx512", "avx512,avx2")]
    [InlineData("_IsPublishing=true", "GenInstructionSet=native", "")]
    [InlineData("_IsPublishing=true", "IlcInstructionSet=avx2,fma", "")]
    [InlineData("_IsPublishing=true", "GenInstructionSets=avx2;scalar", "avx2,scalar")]
    public void TheSetThatIsPublishedIsEmittedAloneUnlessTheProjectNamesOthers(string publishing, string setting, string expected) =>
        Assert.Equal(expected, Ask("_GenInstructionSets", "net10.0", "linux-x64", publishing, setting).MustNotWarn().Output.Trim());

    [RegistryFact]
    public void ArmIsLeftAlone() => Assert.Equal("", Publish("net9.0", "linux-arm64", "").MustNotWarn().Output.Trim());

    /// <summary>Begins to publish, up to where native code would be made. Warnings are errors.</summary>
    private CommandResult Publish(string framework, string runtime, params string[] settings) => Ask("IlcInstructionSet", framework, runtime, settings);

    /// <summary>The same, and prints a property.</summary>
    private CommandResult Ask(string property, string framework, string runtime, params string[] settings)
    {
        workplace.Consumer.Build().MustSucceed();
        string[] properties = [$"TargetFramework={framework}", $"RuntimeIdentifier={runtime}", "PublishAot=true", .. settings.Where(setting => setting.Length > 0)];
        return workplace.Consumer.Run(
            ["msbuild", "-nologo", "-t:PrepareForPublish", $"-getProperty:{property}", .. properties.Select(Argument)]);
    }

    /// <summary>A comma or a semicolon would begin another property.</summary>
    private static string Argument(string property) =>
        "-p:" + property.Replace(",", "%2c", StringComparison.Ordinal).Replace(";", "%3b", StringComparison.Ordinal);
}
