using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace Gen.Orleans;

/// <summary>A group's side of its grain: one question is under way at a time, and what comes meanwhile goes with the next.</summary>
internal sealed class FleetGroup(Fleet fleet, IStreamGrain grain)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, FleetDevice> _devices = new(StringComparer.Ordinal);
    private List<FleetDevice> _waiting = [];
    private bool _isBusy;
    private long _retries;

    internal long Retries => Volatile.Read(ref _retries);

    internal Task<float[]> Push(string name, ReadOnlyMemory<float> frames)
    {
        var push = new FleetPush(frames);
        lock (_gate)
        {
            if (!_devices.TryGetValue(name, out var device))
                device = _devices[name] = new FleetDevice(name, fleet.Channels);
            device.Pushes.Enqueue(push);
            if (device.Pushes.Count == 1)
                _waiting.Add(device);
            if (_isBusy)
                return push.Task;
            _isBusy = true;
        }

        _ = Task.Run(Work);
        return push.Task;
    }

    private async Task Work()
    {
        while (true)
        {
            List<FleetDevice> batch;
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _isBusy = false;
                    return;
                }

                (batch, _waiting) = (_waiting, []);
            }

            await Send(batch).ConfigureAwait(false);
            lock (_gate)
            {
                foreach (var device in batch)
                {
                    device.Pushes.Dequeue();
                    if (device.Pushes.Count > 0)
                        _waiting.Add(device);
                }
            }
        }
    }

    /// <summary>Sends the first push of each device until all are answered.</summary>
    private async Task Send(List<FleetDevice> batch)
    {
        var (begun, open) = (Stopwatch.GetTimestamp(), batch);
        try
        {
            foreach (var device in batch)
                device.Begin();
            while (open.Count > 0)
            {
                var answer = await Try(open).ConfigureAwait(false);
                if (answer?.Fault is { } fault)
                    throw new ClusterException(fault);
                if (answer is not null)
                    open = Sort(open, answer);
                else if (Stopwatch.GetElapsedTime(begun) > fleet.Patience)
                    throw new ClusterException($"No silo took the frames for {fleet.Patience.TotalSeconds:0} s.");
            }
        }
        catch (Exception e)
        {
            foreach (var device in open)
                device.Fail(e);
        }
    }

    private async Task<PushAnswer?> Try(List<FleetDevice> open)
    {
        var request = new PushRequest(
            [.. open.Select(device => device.Name)], [.. open.Select(device => device.From)], [.. open.Select(device => device.Count)],
            FramesOf(open), fleet.PersistEvery);
        try
        {
            return await grain.Push(request).WaitAsync(fleet.TryTimeout).ConfigureAwait(false);
        }
        catch (Exception e) when (SiloRoster.IsPassing(e))
        {
            Interlocked.Increment(ref _retries);
            GenMeters.Retries.Add(1);
            await Task.Delay(TimeSpan.FromMilliseconds(50)).ConfigureAwait(false);
            return null;
        }
    }

    /// <summary>Ends the pushes that were taken.</summary>
    /// <returns>The devices whose streams expect earlier frames.</returns>
    private static List<FleetDevice> Sort(List<FleetDevice> open, PushAnswer answer)
    {
        var behind = new List<FleetDevice>();
        ReadOnlySpan<byte> outputs = answer.Outputs;
        var frames = answer.Counts.Sum();
        var size = frames == 0 ? 0 : outputs.Length / frames;
        for (var i = 0; i < open.Count; i++)
        {
            var values = MemoryMarshal.Cast<byte, float>(outputs[..(size * answer.Counts[i])]);
            outputs = outputs[(size * answer.Counts[i])..];
            if (!open[i].Take(answer.Next[i], answer.Durable[i], answer.FirstOutput[i], answer.Counts[i], values))
                behind.Add(open[i]);
        }

        return behind;
    }

    private static byte[] FramesOf(List<FleetDevice> open)
    {
        var bytes = new byte[open.Sum(device => sizeof(float) * device.Values.Length)];
        var rest = bytes.AsSpan();
        foreach (var device in open)
        {
            var values = MemoryMarshal.AsBytes(device.Values);
            values.CopyTo(rest);
            rest = rest[values.Length..];
        }

        return bytes;
    }
}
