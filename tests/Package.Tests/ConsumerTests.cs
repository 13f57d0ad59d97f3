using System;
using System.IO;
using System.Linq;
using Gen.Package.Tests.Helpers;
using Xunit;

namespace Gen.Package.Tests;

/// <summary>A project that has only the package, from an empty package cache, with warnings as errors.</summary>
[Collection(Workplace.Collection)]
public sealed class ConsumerTests(Workplace workplace)
{
    [RegistryFact]
    public void ItBuildsWithoutAWarningAndRuns()
    {
        workplace.Consumer.Build().MustNotWarn();
        var lines = workplace.Consumer.RunUnderJit("").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["untrained", "trained", "loss", "loaded", "embedded", "on"], lines.Select(line => line.Split(' ', ',')[0]));
        Assert.All(lines.Where(line => line.Contains("allocated", StringComparison.Ordinal)), line => Assert.Contains(", 0 bytes allocated:", line, StringComparison.Ordinal));
        Assert.Equal(Values(lines[1]), Values(lines[3]));
        Assert.NotEqual(Values(lines[0]), Values(lines[1]));
    }

    [RegistryFact]
    public void ForNet9ItBuildsWithoutAWarningAndComputesTheSameBits() =>
        Assert.Equal(workplace.Consumer.RunUnderJit("").Output, workplace.Consumer.BuildAndRunForNet9().Output);

    [NativeFact]
    public void ItIsPublishedWithNativeAotWithoutAWarningAndComputesTheSameBits()
    {
        workplace.Consumer.Publish().MustNotWarn();
        Assert.Equal(workplace.Consumer.RunUnderJit("").Output, workplace.Consumer.RunNative("").Output);
    }

    [NativeFact]
    public void EdgeDetectorIsPublishedWithoutAWarningAndComputesTheSameBits()
    {
        workplace.EdgeDetector.Publish().MustNotWarn();
        var letters = string.Concat(File.ReadLines(Repository.PathOf("samples/SpliceJunctions/data/splice.tsv")).Take(300).Select(line => line.Split('\t')[1]));
        var (jit, native) = (workplace.EdgeDetector.RunUnderJit(letters, "--bits").Output, workplace.EdgeDetector.RunNative(letters, "--bits").Output);
        Assert.Equal(300 * 60 - 59, native.Count(character => character == '\n'));
        Assert.Equal(jit, native);
    }

    private static string Values(string line) => line[line.IndexOf(':', StringComparison.Ordinal)..];
}
