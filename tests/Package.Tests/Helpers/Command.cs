using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace Gen.Package.Tests.Helpers;

/// <summary>A program to run, and how.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record Command(string File, params string[] Arguments)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(15);

    /// <summary>The folder it runs in.</summary>
    public string? Folder { get; init; }

    /// <summary>What it reads.</summary>
    public string Input { get; init; } = "";

    /// <summary>Variables that it gets in addition to this process's.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>The SDK's command, in English and without anything that outlives it.</summary>
    public static Command Dotnet(params string[] arguments) => new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments);

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="TimeoutException">It was still running after a long time.</exception>
    public CommandResult Run()
    {
        var start = new ProcessStartInfo(File, Arguments)
        {
            WorkingDirectory = Folder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        foreach (var (name, value) in new[] { ("DOTNET_CLI_UI_LANGUAGE", "en"), ("DOTNET_NOLOGO", "1"), ("DOTNET_CLI_USE_MSBUILD_SERVER", "0"), ("MSBUILDDISABLENODEREUSE", "1"), ("UseSharedCompilation", "false") })
            start.Environment[name] = value;

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{File} did not start.");
        var reads = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.StandardInput.Write(Input);
        process.StandardInput.Close();
        if (!process.WaitForExit(s_limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{this} was still running after {s_limit}.");
        }

        var texts = reads.GetAwaiter().GetResult();
        return new(ToString(), process.ExitCode, texts[0].ReplaceLineEndings("\n"), texts[1].ReplaceLineEndings("\n"));
    }

    /// <summary>As one would type it.</summary>
    public override string ToString() => $"{File} {string.Join(' ', Arguments)}";
}
