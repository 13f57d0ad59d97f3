using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace Gen.Samples.Tests.Helpers;

/// <summary>A run of a sample as its user starts it, with the output redirected.</summary>
/// <param name="ExitCode">0 when all went well.</param>
/// <param name="Output">What it printed, <c>\n</c> at the end of each line.</param>
/// <param name="Error">What it complained about.</param>
internal sealed record SampleProcess(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(3);

    /// <summary>Starts a sample and waits for it.</summary>
    /// <param name="sample">Its name.</param>
    /// <param name="instructionSet">What GEN_ISA says; <see langword="null"/> to leave it as it is.</param>
    /// <param name="arguments">The command line.</param>
    public static SampleProcess Run(string sample, string? instructionSet, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, sample + ".dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        if (instructionSet is not null)
            start.Environment[InstructionSets.Variable] = instructionSet;

        using var process = Process.Start(start) ?? throw new InvalidOperationException("The sample did not start.");
        var reads = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(s_limit))
        {
            process.Kill();
            throw new TimeoutException($"The sample was still running after {s_limit}.");
        }

        var texts = reads.GetAwaiter().GetResult();
        return new SampleProcess(process.ExitCode, texts[0].ReplaceLineEndings("\n"), texts[1].ReplaceLineEndings("\n"));
    }
}
