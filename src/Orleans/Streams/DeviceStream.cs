using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Gen.Orleans;

/// <summary>One device's stream, with the numbers that make sure that each frame is taken once.</summary>
internal sealed class DeviceStream(INetworkStream stream)
{
    private long _lastFirst;
    private long _written;
    private long _lastOutput;
    private float[] _outputs = [];

    /// <summary>The frame that it expects.</summary>
    internal long Next { get; private set; }

    /// <summary>The frames before this one are written down.</summary>
    internal long Durable { get; set; }

    /// <summary>Takes those of the frames that it has not had, one by one: how many come at once, as after a silo's death, does not change a bit.</summary>
    /// <returns>The outputs since the number of the first; those of the last time again, when the same frames come again.</returns>
    internal (long FirstOutput, float[] Outputs) Take(long first, ReadOnlySpan<float> frames)
    {
        var end = first + frames.Length / stream.InputChannels;
        if (end == Next && first >= _lastFirst)
            return (_lastOutput, _outputs);
        if (first > Next || end <= Next)
            return (_written, []);

        frames = frames[(int)((Next - first) * stream.InputChannels)..];
        var count = frames.Length / stream.InputChannels;
        _outputs = new float[stream.OutputsFor(count) * stream.OutputChannels];
        var room = _outputs.AsSpan();
        for (; !frames.IsEmpty; frames = frames[stream.InputChannels..])
            room = room[(stream.Push(frames[..stream.InputChannels], room) * stream.OutputChannels)..];
        (_lastFirst, Next, _lastOutput) = (Next, end, _written);
        _written += _outputs.Length / stream.OutputChannels;
        return (_lastOutput, _outputs);
    }

    internal void Write(BinaryWriter writer, float[] state)
    {
        writer.Write(Next);
        writer.Write(_written);
        writer.Write(_lastFirst);
        writer.Write(_lastOutput);
        writer.Write(_outputs.Length);
        writer.Write(MemoryMarshal.AsBytes<float>(_outputs));
        stream.SaveState(state);
        writer.Write(MemoryMarshal.AsBytes<float>(state));
    }

    internal void Read(BinaryReader reader, float[] state)
    {
        Next = Durable = reader.ReadInt64();
        _written = reader.ReadInt64();
        _lastFirst = reader.ReadInt64();
        _lastOutput = reader.ReadInt64();
        _outputs = new float[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(_outputs.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(state.AsSpan()));
        stream.LoadState(state);
    }
}
