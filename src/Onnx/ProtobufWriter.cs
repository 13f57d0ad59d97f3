using System;
using System.IO;
using System.Text;

namespace Gen.Export;

/// <summary>Writes the wire format of protocol buffers: each field is its number and kind, then a varint, four bytes, or so many bytes.</summary>
internal sealed class ProtobufWriter
{
    private const int VarintKind = 0;
    private const int BytesKind = 2;
    private const int FourBytesKind = 5;

    private readonly MemoryStream _bytes = new();

    /// <summary>What has been written.</summary>
    public byte[] ToArray() => _bytes.ToArray();

    /// <summary>Writes a whole number.</summary>
    public void Number(int field, long value)
    {
        Varint((field << 3) | VarintKind);
        Varint(value);
    }

    /// <summary>Writes a float.</summary>
    public void Single(int field, float value)
    {
        Varint((field << 3) | FourBytesKind);
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        System.Buffers.Binary.BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        _bytes.Write(bytes);
    }

    /// <summary>Writes bytes.</summary>
    public void Bytes(int field, ReadOnlySpan<byte> bytes)
    {
        Varint((field << 3) | BytesKind);
        Varint(bytes.Length);
        _bytes.Write(bytes);
    }

    /// <summary>Writes text.</summary>
    public void Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a message within this one.</summary>
    public void Message(int field, Action<ProtobufWriter> write)
    {
        var inner = new ProtobufWriter();
        write(inner);
        Bytes(field, inner.ToArray());
    }

    /// <summary>Seven bits a byte, the low ones first; the eighth says that more follow.</summary>
    private void Varint(long value)
    {
        var rest = (ulong)value;
        while (rest >= 0x80)
        {
            _bytes.WriteByte((byte)(rest | 0x80));
            rest >>= 7;
        }

        _bytes.WriteByte((byte)rest);
    }
}
