using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Benchmarks.Measuring;
using Benchmarks.Onnx;
using Benchmarks.OnnxRuntime;
using Benchmarks.Reports;
using Benchmarks.Shapes;
using Gen;

namespace Benchmarks.Modes;

/// <summary>Networks as streams: every push of millions is timed by itself, with and without what can be done before the frame comes.</summary>
internal static class StreamsMode
{
    private const int Warming = 20_000;
    private const double Tolerance = 1e-4;

    public static void Run(Options options, TextWriter output)
    {
        Machine.Describe(output);
        var library = Peers.FindOnnxRuntime(options, output) is { } path ? OrtLibrary.Load(path) : null;
        output.WriteLine(FormattableString.Invariant($"nanoseconds of a push, of {options.Predictions} pushes; a clock's reading is in each"));
        foreach (var shape in Streamed.All.Where(shape => options.Filter.IsMatch(shape.Name)))
        {
            Report(output, shape, "push", Measure(shape, options.Predictions, prepares: false));
            if (shape.Block == 1)
                Report(output, shape, "push behind Prepare", Measure(shape, options.Predictions, prepares: true));
            if (library is not null && OnnxSteps.Of(shape) is { } steps)
                Report(output, shape, "ONNX Runtime's step", MeasurePeer(library, shape, steps, Math.Max(options.Predictions / 100, 1000)));
        }
    }

    private static void Report(TextWriter output, StreamedShape shape, string what, PushTimes times)
    {
        var real = shape.Rate == 0 ? "" : FormattableString.Invariant($"  {1e9 * shape.Block / shape.Rate / times.Median,8:F1} times real time");
        output.WriteLine(FormattableString.Invariant(
            $"{shape.Name,-9} {what,-20} median {times.Median,8}  99.9 % {times.Late,8}  mean of the best thousand {times.Best,9:F1}  {times.Allocated} bytes, {times.Collections} collections{real}"));
    }

    private static PushTimes Measure(StreamedShape shape, int pushes, bool prepares)
    {
        var stream = shape.Create();
        var frames = Frames(shape.Block * stream.InputChannels);
        var outputs = new float[shape.Block * stream.OutputChannels];
        return PushTimes.Of(pushes, Warming, () => stream.Push(frames, outputs), prepares ? stream.Prepare : null);
    }

    private static PushTimes MeasurePeer(OrtLibrary library, StreamedShape shape, StepGraph graph, int pushes)
    {
        var stream = shape.Create();
        var peer = new OrtSteps(library, graph);
        var random = new Random(1);
        var (frames, outputs) = (new float[peer.Input.Length], new float[peer.Output.Length]);
        for (var push = 0; push < 4; push++)
        {
            for (var place = 0; place < frames.Length; place++)
                frames[place] = 2 * random.NextSingle() - 1;
            // ONNX has channels first; there is one channel where a push has several frames.
            frames.CopyTo(peer.Input);
            peer.Run();
            stream.Push(frames, outputs);
            Check(shape.Name, outputs, peer.Output);
        }

        return PushTimes.Of(pushes, pushes / 10, peer.Run, null);
    }

    private static void Check(string name, float[] expected, ReadOnlySpan<float> found)
    {
        for (var place = 0; place < expected.Length; place++)
        {
            if (!(Math.Abs(expected[place] - found[place]) <= Tolerance * expected.Max(Math.Abs)))
                throw new InvalidOperationException(FormattableString.Invariant($"{name}: ONNX Runtime's output is {found[place]} where ours is {expected[place]}; nothing is timed that is not the same."));
        }
    }

    private static float[] Frames(int length)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, length).Select(_ => 2 * random.NextSingle() - 1)];
    }
}
