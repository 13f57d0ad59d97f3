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

    [RegistryFact]
    public void ArmIsLeftAlone() => Assert.Equal("", Publish("net9.0", "linux-arm64", "").MustNotWarn().Output.Trim());

    /// <summary>Begins to publish, up to where native code would be made. Warnings are errors.</summary>
    private CommandResult Publish(string framework, string runtime, params string[] settings)
    {
        workplace.Consumer.Build().MustSucceed();
        string[] properties = [$"TargetFramework={framework}", $"RuntimeIdentifier={runtime}", "PublishAot=true", .. settings.Where(setting => setting.Length > 0)];
        return workplace.Consumer.Run(
            ["msbuild", "-nologo", "-t:PrepareForPublish", "-getProperty:IlcInstructionSet", .. properties.Select(property => "-p:" + property.Replace(",", "%2c", StringComparison.Ordinal))]);
    }
}
