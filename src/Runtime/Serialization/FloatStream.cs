using System;
using System.Buffers.Binary;
using System.IO;
using System.Runtime.InteropServices;

namespace Gen;

/// <summary>Floats in a stream, little-endian on every machine.</summary>
internal static class FloatStream
{
    private const int ChunkFloats = 4096;

    internal static void Write(Stream stream, ReadOnlySpan<float> values)
    {
        var bytes = new byte[ChunkFloats * sizeof(float)];
        while (!values.IsEmpty)
        {
            var chunk = values[..Math.Min(ChunkFloats, values.Length)];
            for (var i = 0; i < chunk.Length; i++)
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), chunk[i]);
            stream.Write(bytes, 0, chunk.Length * sizeof(float));
            values = values[chunk.Length..];
        }
    }

    /// <summary>Packs little-endian bytes, without a copy where the machine has the same order.</summary>
    internal static void Pack(ReadOnlySpan<byte> values, ParameterValues packed)
    {
        if (BitConverter.IsLittleEndian)
        {
            packed.Layout.Pack(MemoryMarshal.Cast<byte, float>(values), packed.Span);
            return;
        }

        var swapped = new float[packed.Layout.Length];
        for (var i = 0; i < swapped.Length; i++)
            swapped[i] = BinaryPrimitives.ReadSingleLittleEndian(values[(i * sizeof(float))..]);
        packed.Layout.Pack(swapped, packed.Span);
    }

    /// <summary>Fills the span, or as much of it as the stream has.</summary>
    /// <returns>The number of bytes that were there.</returns>
    internal static long Read(Stream stream, Span<float> values)
    {
        var bytes = new byte[ChunkFloats * sizeof(float)];
        var total = 0L;
        while (!values.IsEmpty)
        {
            var count = Math.Min(ChunkFloats, values.Length);
            var wanted = bytes.AsSpan(0, count * sizeof(float));
            var read = stream.ReadAtLeast(wanted, wanted.Length, throwOnEndOfStream: false);
            total += read;
            if (read < wanted.Length)
                break;
            for (var i = 0; i < count; i++)
                values[i] = BinaryPrimitives.ReadSingleLittleEndian(wanted[(i * sizeof(float))..]);
            values = values[count..];
        }

        return total;
    }
}
