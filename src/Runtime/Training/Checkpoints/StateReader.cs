using System;
using System.IO;

namespace Gen;

/// <summary>
/// Reads the state of a run. Reading it once without taking anything over finds out whether all of it can be read, before anything is changed.
/// </summary>
/// <param name="stream">Where from.</param>
/// <param name="takesOver">Whether values are replaced by what is read.</param>
internal sealed class StateReader(Stream stream, bool takesOver) : StateTransfer
{
    private readonly BinaryReader _reader = new(stream);

    internal override bool TakesOver => takesOver;

    internal override void Same(string name, string value)
    {
        var (otherName, otherValue) = (Read(_reader.ReadString), Read(_reader.ReadString));
        if (otherName != name)
            throw BadData.Create($"The checkpoint tells its {otherName} where its {name} is expected: it belongs to another training.");
        if (otherValue != value && FormerNames.Present(otherValue) != value)
            throw BadData.Create($"The checkpoint was written by a training whose {name} is {otherValue}, but here it is {value}.");
    }

    internal override int Count(int count)
    {
        var other = Read(_reader.ReadInt64);
        return other is >= 0 and <= int.MaxValue ? (int)other : throw BadData.Create($"The checkpoint has {other} where a number of things is expected.");
    }

    internal override void Value(ref long value)
    {
        var other = Read(_reader.ReadInt64);
        value = takesOver ? other : value;
    }

    internal override void Value(ref double value)
    {
        var other = Read(_reader.ReadDouble);
        value = takesOver ? other : value;
    }

    internal override void Values(Span<float> values)
    {
        var destination = takesOver ? values : new float[values.Length];
        if (FloatStream.Read(stream, destination) < (long)sizeof(float) * values.Length)
            throw TooShort(null);
    }

    private static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (EndOfStreamException e)
        {
            throw TooShort(e);
        }
    }

    private static InvalidDataException TooShort(Exception? inner) => BadData.Create($"The checkpoint ends before its state is complete.", inner);
}
