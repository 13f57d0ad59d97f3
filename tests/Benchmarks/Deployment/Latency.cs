using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;

namespace Benchmarks.Deployment;

/// <summary>The times of a process's predictions, in microseconds, as it says itself.</summary>
/// <param name="Median">The median.</param>
/// <param name="Percent99">What 99 % do not exceed.</param>
/// <param name="Percent9999">What 99.99 % do not exceed.</param>
internal sealed partial record Latency(double Median, double Percent99, double Percent9999)
{
    /// <summary>Runs a process that measures itself.</summary>
    /// <exception cref="IOException">It said something else.</exception>
    public static Latency Of(Detector detector, int predictions)
    {
        using var process = Process.Start(detector.Start("--benchmark", predictions.ToString(CultureInfo.InvariantCulture)))!;
        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var match = Line().Match(said);
        return match.Success && process.ExitCode == 0
            ? new(Value(match, 1), Value(match, 2), Value(match, 3))
            : throw new IOException($"{detector.Name} ended with {process.ExitCode} and said '{said}'; expected its latencies.");
    }

    private static double Value(Match match, int group) => double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"latency: median ([0-9.]+) us, 99 % ([0-9.]+) us, 99\.99 % ([0-9.]+) us", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
