using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;

namespace Gen.Import.Formats.Onnx;

/// <summary>A field of a message: its number, and its bytes or its number.</summary>
/// <param name="Number">Which field.</param>
/// <param name="Value">Of a varint or a fixed number: its bits.</param>
/// <param name="Bytes">Of what has a length: the bytes.</param>
internal readonly record struct ProtoField(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    public float Single => BitConverter.UInt32BitsToSingle((uint)Value);

    public long Long => (long)Value;
}

/// <summary>Reads the wire format of protocol buffers. Nothing is copied and nothing allocated but what the bytes themselves hold.</summary>
internal static class ProtoReader
{
    public static IEnumerable<ProtoField> Fields(ReadOnlyMemory<byte> message)
    {
        var place = 0;
        while (place < message.Length)
        {
            var key = Varint(message.Span, ref place);
            var number = (int)Math.Min(key >> 3, int.MaxValue);
            yield return (key & 7) switch
            {
                0 => new(number, Varint(message.Span, ref place), default),
                1 => new(number, BinaryPrimitives.ReadUInt64LittleEndian(Take(message, ref place, 8).Span), default),
                2 => new(number, 0, Take(message, ref place, Varint(message.Span, ref place))),
                5 => new(number, BinaryPrimitives.ReadUInt32LittleEndian(Take(message, ref place, 4).Span), default),
                _ => throw new ImportException("The file is no ONNX model, or damaged: a field has an unknown wire type."),
            };
        }
    }

    /// <summary>Numbers that are packed into one field, or one that stands for itself.</summary>
    public static IEnumerable<ulong> Packed(ProtoField field)
    {
        if (field.Bytes.Length == 0)
        {
            yield return field.Value;
            yield break;
        }

        var place = 0;
        while (place < field.Bytes.Length)
            yield return Varint(field.Bytes.Span, ref place);
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int place)
    {
        var (value, shift) = (0UL, 0);
        while (place < bytes.Length && shift < 64)
        {
            var next = bytes[place++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
            shift += 7;
        }

        throw new ImportException("The file is no ONNX model, or damaged: a number does not end.");
    }

    private static ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> message, ref int place, ulong count)
    {
        if (count > (ulong)(message.Length - place))
            throw new ImportException("The file is no ONNX model, or ends too early: a field is longer than what is left.");
        place += (int)count;
        return message.Slice(place - (int)count, (int)count);
    }
}
