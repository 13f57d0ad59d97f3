using System;
using System.IO;
using System.Linq;
using Gen.Samples.Tests.Helpers;
using Xunit;

namespace Gen.Samples.Tests;

/// <summary>The sample as its user runs it, only with fewer epochs.</summary>
public sealed class SpliceJunctionsTests : IDisposable
{
    private const string Sample = "SpliceJunctions";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("splice-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void FewEpochsLearnMuchAndPredictionsAllocateNothing()
    {
        var run = SampleProcess.Run(Sample, null, "--epochs", "8", "--weights", FileIn("a"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("all 3,558 test outputs are equal to the trained network's, bit for bit\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(8, run.Output.Split('\n').Count(line => line.StartsWith("epoch ", StringComparison.Ordinal)));

        var last = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        Assert.Matches(@"^Test accuracy \d\d\.\d % \(1,186 sequences\), 0 bytes allocated$", last);
        // Far less than what 30 epochs reach, far more than the 50.8 % of the largest class.
        Assert.True(int.Parse(last.AsSpan("Test accuracy ".Length, 2)) >= 85, last);
    }

    [Theory]
    [InlineData("avx512")]
    [InlineData("avx2")]
    [InlineData("vector128")]
    [InlineData("scalar")]
    public void TheSameSeedRepeatsTheWeightsFileOnEachInstructionSet(string instructionSet) =>
        Assert.Equal(Train(instructionSet, seed: "7"), Train(instructionSet, seed: "7"));

    [Fact]
    public void AnotherSeedGivesOtherWeights() => Assert.NotEqual(Train("avx2", seed: "7"), Train("avx2", seed: "8"));

    [Theory]
    [InlineData("ie", "(2): expected a class, a tab and 60 letters, but there are 0 tabs")]
    [InlineData("xx\tACGT", "(2): 'xx' is no class; expected ei, ie, n")]
    [InlineData("ie\tACGT", "(2): expected 60 letters, but there are 4")]
    [InlineData("ie\tACGTNCGTACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTACGT", "(2): letter 5 is 'N'; expected A, C, G or T")]
    [InlineData("n\tACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTACGT", "(2): expected 3186 sequences, but the file ends after 2")]
    public void AMalformedFileIsNamedWithItsLine(string secondLine, string problem)
    {
        File.WriteAllText(FileIn("bad.tsv"), $"ei\t{string.Concat(Enumerable.Repeat("ACGT", 15))}\n{secondLine}\n");
        var run = SampleProcess.Run(Sample, null, "--data", FileIn("bad.tsv"));
        Assert.Equal((1, "", FileIn("bad.tsv") + problem + "\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Theory]
    [InlineData("--epochs 0", "--epochs is '0'; expected a whole number of at least 1.")]
    [InlineData("--seed", "--seed needs a value.")]
    [InlineData("--speed 3", "Unknown argument '--speed'.")]
    public void AWrongCommandLineIsAnsweredWithTheUsage(string arguments, string problem)
    {
        var run = SampleProcess.Run(Sample, null, arguments.Split(' '));
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(problem + "\nUsage: ", run.Error, StringComparison.Ordinal);
    }

    private byte[] Train(string instructionSet, string seed)
    {
        var run = SampleProcess.Run(Sample, instructionSet, "--epochs", "1", "--seed", seed, "--weights", FileIn("weights"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($" with {Enum.Parse<InstructionSet>(instructionSet, ignoreCase: true)} kernels\n", run.Output, StringComparison.Ordinal);
        return File.ReadAllBytes(FileIn("weights"));
    }

    private string FileIn(string name) => Path.Combine(_folder.FullName, name);
}
