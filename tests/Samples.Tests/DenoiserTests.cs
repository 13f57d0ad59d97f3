using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Gen.Samples.Tests.Helpers;
using Xunit;

namespace Gen.Samples.Tests;

/// <summary>The sample as its user runs it, with fewer signals and epochs.</summary>
public sealed class DenoiserTests
{
    [Fact]
    public void TheNetworkBeatsTheBestFilter()
    {
        var picture = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".svg");
        try
        {
            var run = SampleProcess.Run("Denoiser", null, "--signals", "300", "--epochs", "8", "--picture", picture);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            var (before, filter, network) = (Decibels("Signal to noise, 500 new signals: ", run.Output), Decibels("The best filter of half a second: ", run.Output), Decibels("The network: ", run.Output));
            Assert.True(filter > before + 3, run.Output);
            Assert.True(network > filter, run.Output);
            // Two lines in each of three rows, a point for each step.
            Assert.Equal(6, XDocument.Load(picture).Descendants().Count(element => element.Name.LocalName == "polyline"));
        }
        finally
        {
            File.Delete(picture);
        }
    }

    [Theory]
    [InlineData("--signals 0", "--signals is '0'; expected a whole number of at least 1.")]
    [InlineData("--speed 3", "Unknown argument '--speed'.")]
    public void AWrongCommandLineIsAnsweredWithTheUsage(string arguments, string problem)
    {
        var run = SampleProcess.Run("Denoiser", null, arguments.Split(' '));
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(problem + "\nUsage: Denoiser", run.Error, StringComparison.Ordinal);
    }

    private static double Decibels(string start, string output)
    {
        var line = output.Split('\n').Single(line => line.StartsWith(start, StringComparison.Ordinal));
        return double.Parse(line[start.Length..].Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
