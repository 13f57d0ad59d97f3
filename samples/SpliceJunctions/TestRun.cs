using System;
using System.Diagnostics;
using System.Linq;

namespace SpliceJunctions;

/// <summary>Sequences predicted one by one, with what that cost.</summary>
internal sealed class TestRun
{
    private readonly TimeSpan[] _times;

    public TestRun(SpliceNetwork network, SpliceData data)
    {
        _times = new TimeSpan[data.Count];
        Outputs = new float[data.Count * SpliceNetwork.OutputSize];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < data.Count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            network.Predict(data.Input(i), Outputs.AsSpan(i * SpliceNetwork.OutputSize, SpliceNetwork.OutputSize));
            _times[i] = Stopwatch.GetElapsedTime(started);
        }

        AllocatedBytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Predicted = [.. Enumerable.Range(0, data.Count).Select(i => SpliceClass.Of(Output(i)))];
        Accuracy = Predicted.Zip(data.Labels).Count(pair => pair.First == pair.Second) / (double)data.Count;
    }

    /// <summary>The probabilities, <c>[Count, 3]</c>.</summary>
    public float[] Outputs { get; }

    /// <summary>The class of each sequence.</summary>
    public int[] Predicted { get; }

    /// <summary>The share of right ones, 0 to 1.</summary>
    public double Accuracy { get; }

    /// <summary>What the garbage collector was asked for during all predictions, the first one included.</summary>
    public long AllocatedBytes { get; }

    /// <summary>The first prediction, for which kernels are compiled.</summary>
    public TimeSpan First => _times[0];

    public TimeSpan Median => _times.Skip(1).Order().ElementAt(_times.Length / 2 - 1);

    public TimeSpan Mean => TimeSpan.FromTicks((long)_times.Skip(1).Average(time => time.Ticks));

    private ReadOnlySpan<float> Output(int index) => Outputs.AsSpan(index * SpliceNetwork.OutputSize, SpliceNetwork.OutputSize);
}
