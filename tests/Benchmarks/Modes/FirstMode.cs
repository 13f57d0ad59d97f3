using System;
using System.Diagnostics;
using System.IO;
using Benchmarks.Shapes.ChannelsLast;

namespace Benchmarks.Modes;

/// <summary>The FCN's first prediction in this process, which is fresh: the runtime compiles its kernels within the call.</summary>
internal static class FirstMode
{
    public static void Run(Options options, TextWriter output)
    {
        var start = Stopwatch.GetTimestamp();
        var network = new Fcn(options.Seed);
        var created = Stopwatch.GetElapsedTime(start);
        var (inputs, outputs) = (new float[Fcn.InputSize], new float[Fcn.OutputSize]);
        start = Stopwatch.GetTimestamp();
        network.Predict(inputs, outputs);
        var first = Stopwatch.GetElapsedTime(start);
        output.WriteLine(FormattableString.Invariant(
            $"FCN: created in {created.TotalMilliseconds:F1} ms, first prediction in {first.TotalMilliseconds:F1} ms"));
    }
}
