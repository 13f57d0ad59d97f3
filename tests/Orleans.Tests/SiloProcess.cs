using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;

namespace Gen.Orleans.Tests;

/// <summary>A silo of samples/Cluster as a process of its own.</summary>
internal sealed class SiloProcess : IDisposable
{
    private readonly Process _process;

    private SiloProcess(Process process) => _process = process;

    internal static async Task<SiloProcess> Start(RedisServer redis, string cluster = "gen")
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Cluster.dll");
        var arguments = string.Create(
            CultureInfo.InvariantCulture, $"\"{program}\" silo {redis.Address} {RedisServer.FreePort()} {RedisServer.FreePort()} {cluster}");
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        string? line;
        do
        {
            // What Orleans complains of while others die comes before.
            line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2));
        }
        while (line?.EndsWith("is ready", StringComparison.Ordinal) == false);

        if (line is null)
        {
            process.Kill();
            throw new InvalidOperationException($"The silo said '{line}'.");
        }

        _ = process.StandardOutput.ReadToEndAsync();
        return new(process);
    }

    /// <summary>SIGKILL: it has no time to say anything.</summary>
    internal void Kill()
    {
        if (!_process.HasExited)
            _process.Kill();
    }

    public void Dispose()
    {
        Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
