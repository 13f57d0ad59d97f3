using System;
using System.IO;

namespace Gen;

/// <summary>Writes the state of a run, little-endian on every machine.</summary>
internal sealed class StateWriter(Stream stream) : StateTransfer
{
    private readonly BinaryWriter _writer = new(stream);

    internal override void Same(string name, string value)
    {
        _writer.Write(name);
        _writer.Write(value);
    }

    internal override int Count(int count)
    {
        _writer.Write((long)count);
        return count;
    }

    internal override void Value(ref long value) => _writer.Write(value);

    internal override void Value(ref double value) => _writer.Write(value);

    internal override void Values(Span<float> values) => FloatStream.Write(stream, values);
}
