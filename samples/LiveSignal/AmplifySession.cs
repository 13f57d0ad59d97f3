using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace LiveSignal;

/// <summary>Plays a recording through the amplifier, in blocks as a sound card has them.</summary>
internal static class AmplifySession
{
    private const int Rate = 48_000;
    private const int Block = 64;

    /// <summary>The zeros that the amplifier's own player feeds before the first sample.</summary>
    private const int Warming = 4093;

    /// <summary>Reads one file and writes another.</summary>
    public static void Run(string inputPath, string outputPath, TextWriter report)
    {
        if (Path.GetFullPath(inputPath) == Path.GetFullPath(outputPath))
            throw new ArgumentException($"Both files are '{inputPath}'; expected another one for the output.");
        using var input = File.OpenRead(inputPath);
        var reader = new SampleReader(input, inputPath, Rate, isRaw: false, Block);
        using var output = new WavWriter(outputPath, Rate);
        var stream = new Amplifier().CreateStream();
        stream.Push(new float[Warming], new float[stream.OutputsFor(Warming)]);
        float[] samples = new float[Block], amplified = new float[Block];
        var (total, busy) = (0L, TimeSpan.Zero);
        for (var count = reader.Read(samples); count > 0; count = reader.Read(samples))
        {
            var started = Stopwatch.GetTimestamp();
            var written = stream.Push(samples.AsSpan(0, count), amplified);
            busy += Stopwatch.GetElapsedTime(started);
            output.Write(amplified.AsSpan(0, written));
            total += count;
        }

        report.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(double)total / Rate:0.0} s of audio in {busy.TotalSeconds:0.00} s: {total / (double)Rate / Math.Max(busy.TotalSeconds, 1e-9):0} times faster than real time, {Block} samples at once"));
    }
}
