using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace Gen;

/// <summary>
/// The head of a safetensors file: eight bytes of length (little-endian), then as much JSON, padded with spaces to a multiple of eight. Its format is
/// that of https://github.com/huggingface/safetensors.
/// </summary>
internal static class SafetensorsHeader
{
    internal const string Metadata = "__metadata__";
    internal const string DType = "dtype";
    internal const string Shape = "shape";
    internal const string Offsets = "data_offsets";
    internal const string Float32 = "F32";

    private const int LengthBytes = 8;

    // The reference implementation's own limit.
    private const int MaxBytes = 100_000_000;

    /// <summary>The whole head, length included, for tensors that follow each other in the given order.</summary>
    internal static byte[] Create(IReadOnlyList<Parameter> parameters)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
            WriteJson(writer, parameters);

        var padded = (json.WrittenCount + LengthBytes - 1) / LengthBytes * LengthBytes;
        var head = new byte[LengthBytes + padded];
        BinaryPrimitives.WriteInt64LittleEndian(head, padded);
        json.WrittenSpan.CopyTo(head.AsSpan(LengthBytes));
        head.AsSpan(LengthBytes + json.WrittenCount).Fill((byte)' ');
        return head;
    }

    /// <summary>Reads the head; the stream then stands at the first tensor.</summary>
    /// <exception cref="InvalidDataException">It is too short, too long, or no such JSON.</exception>
    internal static List<SafetensorsEntry> Read(Stream stream)
    {
        var prefix = new byte[LengthBytes];
        var read = stream.ReadAtLeast(prefix, LengthBytes, throwOnEndOfStream: false);
        if (read < LengthBytes)
            throw BadData.Create($"The data end after {read} bytes; a safetensors file begins with {LengthBytes} bytes of header length.");

        var length = ReadLength(prefix);
        if (stream.CanSeek && (long)length > stream.Length - stream.Position)
            throw BadData.Create($"The header length is {length}, but only {stream.Length - stream.Position} bytes follow.");

        var json = new byte[(int)length];
        read = stream.ReadAtLeast(json, json.Length, throwOnEndOfStream: false);
        if (read < json.Length)
            throw BadData.Create($"The header ends after {read} of {length} bytes.");
        return SafetensorsHeaderParser.Parse(json);
    }

    /// <summary>Reads the head of a whole file in memory.</summary>
    /// <param name="file">The file.</param>
    /// <param name="values">Receives what stands behind the head.</param>
    /// <exception cref="InvalidDataException">It is too short, too long, or no such JSON.</exception>
    internal static List<SafetensorsEntry> Read(ReadOnlySpan<byte> file, out ReadOnlySpan<byte> values)
    {
        if (file.Length < LengthBytes)
            throw BadData.Create($"The data end after {file.Length} bytes; a safetensors file begins with {LengthBytes} bytes of header length.");
        var (length, rest) = (ReadLength(file), file.Length - LengthBytes);
        if (length > (ulong)rest)
            throw BadData.Create($"The header length is {length}, but only {rest} bytes follow.");
        values = file[(LengthBytes + (int)length)..];
        return SafetensorsHeaderParser.Parse(file.Slice(LengthBytes, (int)length));
    }

    private static ulong ReadLength(ReadOnlySpan<byte> prefix)
    {
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        return length is >= 2 and <= MaxBytes
            ? length
            : throw BadData.Create($"The header length is {length}; expected 2 to {MaxBytes}. This is no safetensors file.");
    }

    private static void WriteJson(Utf8JsonWriter writer, IReadOnlyList<Parameter> parameters)
    {
        writer.WriteStartObject();
        writer.WriteStartObject(Metadata);
        writer.WriteString("format", "gen");
        writer.WriteEndObject();
        var begin = 0L;
        foreach (var parameter in parameters)
        {
            var end = begin + (long)parameter.Length * sizeof(float);
            writer.WriteStartObject(parameter.Name);
            writer.WriteString(DType, Float32);
            writer.WriteStartArray(Shape);
            foreach (var size in parameter.Shape)
                writer.WriteNumberValue(size);
            writer.WriteEndArray();
            writer.WriteStartArray(Offsets);
            writer.WriteNumberValue(begin);
            writer.WriteNumberValue(end);
            writer.WriteEndArray();
            writer.WriteEndObject();
            begin = end;
        }

        writer.WriteEndObject();
    }
}
