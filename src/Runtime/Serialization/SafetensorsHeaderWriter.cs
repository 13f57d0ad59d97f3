using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text.Json;

namespace Gen;

/// <summary>Writes the head of a safetensors file: eight bytes of length (little-endian), then as much JSON, padded with spaces to a multiple of eight.</summary>
internal static class SafetensorsHeaderWriter
{
    /// <summary>The whole head, length included, for tensors that follow each other in the given order.</summary>
    internal static byte[] Create(IReadOnlyList<Parameter> parameters)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
            WriteJson(writer, parameters);

        var padded = (json.WrittenCount + SafetensorsWords.LengthBytes - 1) / SafetensorsWords.LengthBytes * SafetensorsWords.LengthBytes;
        var head = new byte[SafetensorsWords.LengthBytes + padded];
        BinaryPrimitives.WriteInt64LittleEndian(head, padded);
        json.WrittenSpan.CopyTo(head.AsSpan(SafetensorsWords.LengthBytes));
        head.AsSpan(SafetensorsWords.LengthBytes + json.WrittenCount).Fill((byte)' ');
        return head;
    }

    private static void WriteJson(Utf8JsonWriter writer, IReadOnlyList<Parameter> parameters)
    {
        writer.WriteStartObject();
        writer.WriteStartObject(SafetensorsWords.Metadata);
        writer.WriteString("format", "gen");
        if (parameters is ParameterSet { ClassNames: { Count: > 0 } names })
            writer.WriteString(ClassNamesText.Key, ClassNamesText.Write(names));
        writer.WriteEndObject();
        var begin = 0L;
        foreach (var parameter in parameters)
        {
            var end = begin + (long)parameter.Length * sizeof(float);
            writer.WriteStartObject(parameter.Name);
            writer.WriteString(SafetensorsWords.DType, SafetensorsWords.Float32);
            writer.WriteStartArray(SafetensorsWords.Shape);
            foreach (var size in parameter.Shape)
                writer.WriteNumberValue(size);
            writer.WriteEndArray();
            writer.WriteStartArray(SafetensorsWords.Offsets);
            writer.WriteNumberValue(begin);
            writer.WriteNumberValue(end);
            writer.WriteEndArray();
            writer.WriteEndObject();
            begin = end;
        }

        writer.WriteEndObject();
    }
}
