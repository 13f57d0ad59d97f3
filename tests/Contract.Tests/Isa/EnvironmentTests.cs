using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Gen;
using Xunit;

namespace Contract.Tests.Isa;

/// <summary>GEN_ISA, as a user sets it: in the environment of a process of its own. What that does stands in Program.cs.</summary>
public sealed class EnvironmentTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);
    private static readonly Lazy<Run> s_default = new(() => Start(null));

    [Theory]
    [InlineData("avx512", InstructionSet.Avx512)]
    [InlineData("avx2", InstructionSet.Avx2)]
    [InlineData("vector128", InstructionSet.Vector128)]
    [InlineData("scalar", InstructionSet.Scalar)]
    public void The_variable_forces_an_instruction_set_and_the_outputs_agree(string value, InstructionSet expected)
    {
        var run = Start(value);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(expected.ToString(), run.Lines[0]);
        var (outputs, best) = (Outputs(run), Outputs(s_default.Value));
        Assert.Equal(Program.Samples * Networks.Classifier.OutputSize, outputs.Length);
        Assert.All(outputs.Zip(best), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
    }

    [Fact]
    public void Without_the_variable_the_best_one_is_taken() => Assert.Equal(InstructionSets.Best.ToString(), s_default.Value.Lines[0]);

    [Fact]
    public void Another_value_is_a_clear_error()
    {
        var run = Start("avx1024");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Empty(run.Lines);
        // The error itself says so, not one that lies hidden in another.
        var first = run.Error.Split('\n')[0];
        Assert.Contains("GEN_ISA is 'avx1024'; expected avx512, avx2, vector128 or scalar.", first, StringComparison.Ordinal);
        Assert.Contains(nameof(ArgumentException), first, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(TypeInitializationException), run.Error, StringComparison.Ordinal);
    }

    private static double[] Outputs(Run run) => [.. run.Lines[1..].Select(line => double.Parse(line, CultureInfo.InvariantCulture))];

    private static Run Start(string? instructionSet)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[] { typeof(Program).Assembly.Location, Program.Predict })
            start.ArgumentList.Add(argument);
        start.Environment.Remove(InstructionSets.Variable);
        if (instructionSet is not null)
            start.Environment[InstructionSets.Variable] = instructionSet;

        using var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        var reads = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(s_limit))
        {
            process.Kill();
            throw new TimeoutException($"The program was still running after {s_limit}.");
        }

        var texts = reads.GetAwaiter().GetResult();
        var lines = texts[0].ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new Run(process.ExitCode, lines, texts[1].ReplaceLineEndings("\n"));
    }

    private sealed record Run(int ExitCode, string[] Lines, string Error);
}
