using System;
using System.Globalization;
using System.Linq;
using Gen.Samples.Tests.Helpers;
using Xunit;

namespace Gen.Samples.Tests;

/// <summary>The sample as its user runs it, only with few sequences: learning takes minutes.</summary>
public sealed class AddingProblemTests
{
    [Fact]
    public void AFewStepsLearnTheMeanOfTheSums()
    {
        var run = SampleProcess.Run("AddingProblem", null, "--samples", "1600");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        // The variance of a sum of two numbers from 0 to 1 is a sixth.
        Assert.InRange(Last("Always to answer 1 gives a squared error of ", run.Output), 0.15, 0.18);
        // Before training, the answer is near 0 and the error near 1 + 1/6.
        Assert.InRange(Last("Test squared error ", run.Output), 0, 0.5);
    }

    [Theory]
    [InlineData("--samples 0", "--samples is '0'; expected a whole number of at least 1.")]
    [InlineData("--speed 3", "Unknown argument '--speed'.")]
    public void AWrongCommandLineIsAnsweredWithTheUsage(string arguments, string problem)
    {
        var run = SampleProcess.Run("AddingProblem", null, arguments.Split(' '));
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(problem + "\nUsage: AddingProblem", run.Error, StringComparison.Ordinal);
    }

    private static double Last(string start, string output)
    {
        var line = output.Split('\n').Single(line => line.StartsWith(start, StringComparison.Ordinal));
        return double.Parse(line[start.Length..].Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
