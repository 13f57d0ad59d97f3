using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using Gen.Import.Graph;

namespace Gen.Import.Writing;

/// <summary>Writes parameters as a safetensors file.</summary>
internal static class WeightsWriter
{
    public static byte[] Write(IEnumerable<(string Name, Learned Values)> parameters)
    {
        var all = parameters.ToList();
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("__metadata__");
            writer.WriteString("format", "gen");
            writer.WriteEndObject();
            var begin = 0L;
            foreach (var (name, learned) in all)
            {
                var end = begin + learned.Values.Length * 4L;
                WriteEntry(writer, name, learned.Shape, begin, end);
                begin = end;
            }

            writer.WriteEndObject();
        }

        while (json.Length % 8 != 0)
            json.WriteByte((byte)' ');
        using var file = new MemoryStream();
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        file.Write(length);
        json.WriteTo(file);
        foreach (var (_, learned) in all)
            file.Write(MemoryMarshal.AsBytes<float>(learned.Values));
        return file.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter writer, string name, int[] shape, long begin, long end)
    {
        writer.WriteStartObject(name);
        writer.WriteString("dtype", "F32");
        writer.WriteStartArray("shape");
        foreach (var size in shape)
            writer.WriteNumberValue(size);
        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(begin);
        writer.WriteNumberValue(end);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
