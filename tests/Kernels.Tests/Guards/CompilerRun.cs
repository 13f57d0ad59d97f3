using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace Gen.Tests.Guards;

/// <summary>
/// A process that runs every kernel of the benchmarks' networks once, on one instruction set, while the compiler writes down what it does.
/// </summary>
internal static class CompilerRun
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs it.</summary>
    /// <param name="set">The instruction set. Below AVX-512, the compiler is held to the sixteen registers that such machines have.</param>
    public static CompilerListing Of(InstructionSet set)
    {
        var file = Path.GetTempFileName();
        try
        {
            Run(set, file);
            return CompilerListing.Parse(File.ReadAllText(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Run(InstructionSet set, string file)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll"), "jit", "--count", "12" },
        };
        start.Environment[InstructionSets.Variable] = set.ToString();
        start.Environment["DOTNET_EnableAVX512"] = set == InstructionSet.Avx512 ? "1" : "0";
        // Each method is compiled once, with all optimisations, unless the compiler itself gives up on that.
        start.Environment["DOTNET_TieredCompilation"] = "0";
        start.Environment["DOTNET_JitStdOutFile"] = file;
        start.Environment["DOTNET_JitDisasmSummary"] = "1";
        start.Environment["DOTNET_JitDisasm"] = "Gen.Emitted.*:*";

        using var process = Process.Start(start) ?? throw new InvalidOperationException("The benchmarks did not start.");
        var reads = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(s_limit))
        {
            process.Kill();
            throw new TimeoutException($"The benchmarks were still running after {s_limit}.");
        }

        var texts = reads.GetAwaiter().GetResult();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The benchmarks ended with {process.ExitCode}: {texts[0]}\n{texts[1]}");
    }
}
