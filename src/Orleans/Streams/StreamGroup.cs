using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace Gen.Orleans;

/// <summary>The streams of a group on one copy of a network.</summary>
internal sealed class StreamGroup(Func<INetworkStream> create)
{
    private readonly Dictionary<string, DeviceStream> _devices = new(StringComparer.Ordinal);
    private readonly INetworkStream _pattern = create();

    /// <summary>Whether a device has had so many frames since the state was written down.</summary>
    internal bool IsDue { get; private set; }

    /// <summary>Takes the frames of all devices of a question.</summary>
    internal PushAnswer Push(PushRequest request)
    {
        var count = request.Devices.Length;
        ReadOnlySpan<float> frames = MemoryMarshal.Cast<byte, float>(request.Frames);
        if ((long)request.Counts.Sum() * _pattern.InputChannels != frames.Length)
            return new($"The frames have {frames.Length} values; expected {_pattern.InputChannels} for each of {request.Counts.Sum()} frames.", [], [], [], [], []);
        var answer = new PushAnswer(null, new long[count], new long[count], new long[count], new int[count], []);
        using var outputs = new MemoryStream();
        for (var i = 0; i < count; i++)
        {
            var device = Find(request.Devices[i]);
            var length = request.Counts[i] * _pattern.InputChannels;
            var before = device.Next;
            (answer.FirstOutput[i], var written) = device.Take(request.First[i], frames[..length]);
            frames = frames[length..];
            GenMeters.Frames.Add(device.Next - before);
            answer.Counts[i] = written.Length / _pattern.OutputChannels;
            outputs.Write(MemoryMarshal.AsBytes<float>(written));
            answer.Next[i] = device.Next;
            IsDue |= device.Next - device.Durable >= request.PersistEvery;
        }

        return answer with { Outputs = outputs.ToArray() };
    }

    /// <summary>Up to where each device of a question is written down.</summary>
    internal void SetDurable(PushRequest request, PushAnswer answer)
    {
        for (var i = 0; i < request.Devices.Length; i++)
            answer.Durable[i] = _devices[request.Devices[i]].Durable;
    }

    internal byte[] Write()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var state = new float[_pattern.StateSize];
        writer.Write(_devices.Count);
        foreach (var (name, device) in _devices)
        {
            writer.Write(name);
            device.Write(writer, state);
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Says that what <see cref="Write"/> gave is safe.</summary>
    internal void Written()
    {
        IsDue = false;
        foreach (var device in _devices.Values)
            device.Durable = device.Next;
    }

    internal void Read(byte[] bytes)
    {
        if (bytes.Length == 0)
            return;
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var state = new float[_pattern.StateSize];
        for (var count = reader.ReadInt32(); count > 0; count--)
            Find(reader.ReadString()).Read(reader, state);
    }

    private DeviceStream Find(string name) => _devices.TryGetValue(name, out var device) ? device : _devices[name] = new DeviceStream(create());
}
