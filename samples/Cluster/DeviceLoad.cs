using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Gen.Orleans;

namespace ClusterSample;

/// <summary>Devices that send a frame each period, spread evenly over it.</summary>
/// <param name="fleet">Where to.</param>
/// <param name="devices">How many.</param>
/// <param name="period">The time between two frames of a device.</param>
public sealed class DeviceLoad(Fleet fleet, int devices, TimeSpan period)
{
    private readonly List<double> _latencies = [];

    /// <summary>Sends until it is cancelled, and waits for the answers that are outstanding.</summary>
    /// <param name="ending">Ends it.</param>
    public async Task RunAsync(CancellationToken ending)
    {
        const int Slices = 20;
        var (start, outstanding) = (Stopwatch.GetTimestamp(), new List<Task>());
        for (long tick = 0; !ending.IsCancellationRequested; tick++)
        {
            for (var device = (int)(tick % Slices); device < devices; device += Slices)
                outstanding.Add(Push(device, (int)(tick / Slices)));
            outstanding.RemoveAll(task => task.IsCompletedSuccessfully);
            var wait = (tick + 1) * period / Slices - Stopwatch.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, CancellationToken.None);
        }

        await Task.WhenAll(outstanding);
    }

    /// <summary>Frames and latencies since the last time, as a line.</summary>
    public string Take()
    {
        var taken = TakeLatencies();
        return taken.Length == 0
            ? "no frames"
            : string.Create(CultureInfo.InvariantCulture, $"{taken.Length} frames, median {taken[taken.Length / 2]:0.0} ms, 99th percentile {taken[taken.Length * 99 / 100]:0.0} ms");
    }

    /// <summary>The latencies since the last time in milliseconds, the least first.</summary>
    public double[] TakeLatencies()
    {
        lock (_latencies)
        {
            var taken = _latencies.Order().ToArray();
            _latencies.Clear();
            return taken;
        }
    }

    private async Task Push(int device, int frame)
    {
        var start = Stopwatch.GetTimestamp();
        await fleet.PushAsync(string.Create(CultureInfo.InvariantCulture, $"device-{device}"), new[] { MathF.Sin(0.1f * frame), device % 10 });
        lock (_latencies)
            _latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}
