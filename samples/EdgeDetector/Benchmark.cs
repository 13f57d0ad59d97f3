using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using Gen;

namespace EdgeDetector;

/// <summary>What the start, the memory and each prediction cost, measured by the program itself.</summary>
internal static class Benchmark
{
    private const int WarmUp = 10_000;

    /// <summary>Runs it. The first answer comes first, as it would in service.</summary>
    public static void Run(Options options, TextWriter output)
    {
        var detector = new Detector();
        for (var letter = 0; letter < Window.Length; letter++)
            detector.Push(letter % Window.Letters, out _);
        var (processor, now) = (Environment.CpuUsage.TotalTime, DateTime.UtcNow);

        Write(output, $"instruction set: {InstructionSets.Current}");
        Write(output, $"first answer, processor time: {processor.TotalMilliseconds:0.00} ms");
        if (options.Started > 0)
            Write(output, $"first answer, clock: {(now - DateTime.UnixEpoch).TotalMilliseconds - 1e-6 * options.Started:0.00} ms");
        Measure(detector, options.Predictions, output);
        Write(output, $"resident memory: {ProcessMemory.Read("VmRSS")} kB, at most {ProcessMemory.Read("VmHWM")} kB");
    }

    private static void Measure(Detector detector, int predictions, TextWriter output)
    {
        var (warmUp, histogram, letters) = (new LatencyHistogram(), new LatencyHistogram(), 1u);
        Measure(detector, WarmUp, warmUp, ref letters);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Measure(detector, predictions, histogram, ref letters);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Write(output, $"predictions: {predictions}");
        Write(output, $"latency: median {1e-3 * histogram.Quantile(0.5):0.00} us, 99 % {1e-3 * histogram.Quantile(0.99):0.00} us, 99.99 % {1e-3 * histogram.Quantile(0.9999):0.00} us, greatest {1e-3 * histogram.Greatest:0.00} us");
        Write(output, $"allocated: {allocated} bytes");
    }

    /// <summary>A prediction is a letter: into the window, through the network, the greatest of three.</summary>
    private static void Measure(Detector detector, int predictions, LatencyHistogram histogram, ref uint letters)
    {
        for (var i = 0; i < predictions; i++)
        {
            var letter = Next(ref letters);
            var start = Stopwatch.GetTimestamp();
            detector.Push(letter, out _);
            histogram.Add((long)Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }
    }

    /// <summary>Two bits of a linear congruential sequence (Numerical Recipes' constants).</summary>
    private static int Next(ref uint state)
    {
        state = 1664525 * state + 1013904223;
        return (int)(state >> 30);
    }

    private static void Write(TextWriter output, FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
