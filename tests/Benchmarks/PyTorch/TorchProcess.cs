using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using Benchmarks.Measuring;

namespace Benchmarks.PyTorch;

/// <summary>
/// A Python process that trains the FCN with PyTorch: it takes a number of steps from its input, makes them, and writes how long they took.
/// </summary>
internal sealed class TorchProcess : IDisposable
{
    private readonly Process _process;

    private TorchProcess(Process process, string version, int parameters) =>
        (_process, Version, Parameters) = (process, version, parameters);

    /// <summary>PyTorch's version and linear algebra.</summary>
    public string Version { get; }

    /// <summary>The values that its network learns.</summary>
    public int Parameters { get; }

    /// <summary>Its training step.</summary>
    public Item Step => new(Seconds);

    /// <summary>Starts Python.</summary>
    /// <param name="python">The interpreter.</param>
    /// <param name="batch">The samples of a step.</param>
    /// <exception cref="IOException">There is no such interpreter, or it has no PyTorch.</exception>
    public static TorchProcess Start(string python, int batch)
    {
        var start = new ProcessStartInfo(python) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "train_fcn.py"));
        start.ArgumentList.Add(batch.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(Clock.IsProcessorTime ? "cpu" : "wall");
        foreach (var threads in new[] { "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS" })
            start.Environment[threads] = "1";
        try
        {
            var process = Process.Start(start)!;
            // "ready <parameters> <version>", or nothing when PyTorch is missing.
            var words = process.StandardOutput.ReadLine()?.Split(' ', 3);
            return words is ["ready", var parameters, var version]
                ? new TorchProcess(process, version, int.Parse(parameters, CultureInfo.InvariantCulture))
                : throw new IOException($"{python} cannot run PyTorch: {LastLine(process.StandardError.ReadToEnd())}");
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            throw new IOException($"{python} cannot be started: {problem.Message}", problem);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private double Seconds(int steps)
    {
        _process.StandardInput.WriteLine(steps.ToString(CultureInfo.InvariantCulture));
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine()
            ?? throw new IOException($"PyTorch has stopped: {LastLine(_process.StandardError.ReadToEnd())}");
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }

    private static string LastLine(string text) => text.TrimEnd().Split('\n')[^1];
}
