using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Numerics;
using System.Text;

namespace Gen.Reports;

/// <summary>
/// One event of a TensorBoard file: protocol buffers (<c>event.proto</c>, <c>summary.proto</c>) in a record of TensorFlow's own
/// (<c>record_writer.cc</c>): length, its checksum, the data, their checksum. Checksums are CRC-32C, turned and shifted.
/// </summary>
internal static class EventRecord
{
    private const uint MaskDelta = 0xa282ead8;

    /// <summary>The first event, which names the format.</summary>
    internal static byte[] Version(double time)
    {
        var data = Head(time, 0);
        Bytes(data, 3, "brain.Event:2"u8);
        return Framed([.. data]);
    }

    /// <summary>One number at one step.</summary>
    internal static byte[] Scalar(double time, long step, string tag, float number)
    {
        List<byte> value = [];
        Bytes(value, 1, Encoding.UTF8.GetBytes(tag));
        value.Add(2 << 3 | 5);
        Span<byte> place = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(place, number);
        value.AddRange(place);
        List<byte> summary = [];
        Bytes(summary, 1, [.. value]);
        var data = Head(time, step);
        Bytes(data, 5, [.. summary]);
        return Framed([.. data]);
    }

    private static List<byte> Head(double time, long step)
    {
        List<byte> data = [1 << 3 | 1];
        Span<byte> place = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(place, time);
        data.AddRange(place);
        data.Add(2 << 3);
        Varint(data, (ulong)step);
        return data;
    }

    private static void Bytes(List<byte> data, int field, ReadOnlySpan<byte> bytes)
    {
        data.Add((byte)(field << 3 | 2));
        Varint(data, (ulong)bytes.Length);
        data.AddRange(bytes);
    }

    private static void Varint(List<byte> data, ulong value)
    {
        for (; value > 127; value >>= 7)
            data.Add((byte)(value | 128));
        data.Add((byte)value);
    }

    private static byte[] Framed(byte[] data)
    {
        var record = new byte[12 + data.Length + 4];
        BinaryPrimitives.WriteInt64LittleEndian(record, data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), Masked(record.AsSpan(0, 8)));
        data.CopyTo(record, 12);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(12 + data.Length), Masked(data));
        return record;
    }

    private static uint Masked(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
            crc = BitOperations.Crc32C(crc, value);
        return BitOperations.RotateRight(~crc, 15) + MaskDelta;
    }
}
