using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Benchmarks.Deployment;

/// <summary>A process in service, seen from outside: it has answered, and waits for more.</summary>
internal static class Service
{
    /// <summary>Lets a process read letters.</summary>
    /// <param name="detector">The program.</param>
    /// <param name="letters">The letters.</param>
    /// <returns>Its decisions, and the most kilobytes that were ever resident, which Linux knows while it still waits.</returns>
    public static (string[] Decisions, long PeakKilobytes) Serve(Detector detector, string letters)
    {
        using var process = Process.Start(detector.Start())!;
        process.StandardInput.Write(letters);
        process.StandardInput.Flush();
        var decisions = new string[letters.Length - EdgeDetector.Window.Length + 1];
        for (var i = 0; i < decisions.Length; i++)
            decisions[i] = process.StandardOutput.ReadLine() ?? throw new IOException($"{detector.Name} ended after {i} of {decisions.Length} decisions.");
        var peak = File.ReadLines($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        process.StandardInput.Close();
        process.WaitForExit();
        return (decisions, long.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Fails unless two programs decide alike.</summary>
    /// <exception cref="InvalidOperationException">A class differs, or a probability by more than the last digit that is printed.</exception>
    public static void RequireAlike(string[] ours, string[] theirs)
    {
        for (var i = 0; i < ours.Length; i++)
        {
            var (a, b) = (ours[i].Split('\t'), theirs[i].Split('\t'));
            var difference = double.Parse(a[2], CultureInfo.InvariantCulture) - double.Parse(b[2], CultureInfo.InvariantCulture);
            if (a[0] != b[0] || a[1] != b[1] || Math.Abs(difference) > 1.5e-4)
                throw new InvalidOperationException($"They disagree: '{ours[i]}' and '{theirs[i]}'; nothing is timed that is not the same.");
        }
    }
}
