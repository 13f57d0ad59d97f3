using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Gen;

/// <summary>Reads a safetensors file whatever it holds, floats of any width as 32 bits.</summary>
internal static class ForeignFile
{
    public static List<ForeignTensor> Read(string path)
    {
        var file = File.ReadAllBytes(path);
        if (file.Length < 8 || BinaryPrimitives.ReadInt64LittleEndian(file) is var length && (length < 2 || length > file.Length - 8))
            throw BadData.Create($"{path} is no safetensors file.");
        var start = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        return [.. SafetensorsHeaderParser.Parse(file[8..start]).Select(entry => Read(file, start, entry))];
    }

    private static ForeignTensor Read(byte[] file, int start, SafetensorsEntry entry)
    {
        var size = entry.DType switch { "F32" or "I32" => 4, "F64" or "I64" => 8, "F16" or "BF16" => 2, _ => throw BadData.Create($"Tensor '{BadData.Shown(entry.Name)}' has the dtype {BadData.Shown(entry.DType)}; expected floats.") };
        var count = entry.Shape.Aggregate(1.0, (product, sizes) => product * sizes);
        if (entry.Begin < 0 || entry.End < entry.Begin || entry.End > file.Length - start || entry.End - entry.Begin != count * size)
            throw BadData.Create($"Tensor '{BadData.Shown(entry.Name)}' does not lie in the file: data_offsets [{entry.Begin}, {entry.End}].");
        var bytes = file.AsSpan(start + (int)entry.Begin, (int)(entry.End - entry.Begin));
        var values = new float[bytes.Length / size];
        for (var place = 0; place < values.Length; place++)
            values[place] = Value(bytes.Slice(place * size, size), entry.DType);
        return new(entry.Name, [.. entry.Shape.Select(part => (int)part)], values);
    }

    private static float Value(ReadOnlySpan<byte> bytes, string type) => type switch
    {
        "F32" => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        "F64" => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        "F16" => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        "BF16" => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16),
        "I32" => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        _ => BinaryPrimitives.ReadInt64LittleEndian(bytes),
    };
}
