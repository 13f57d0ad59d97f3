using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Gen.Tool;

/// <summary>An array with its shape.</summary>
internal sealed record NpyArray(int[] Shape, float[] Values);

/// <summary>NumPy's files of one array.</summary>
internal static partial class NpyFile
{
    private const int MostHeader = 1 << 16;

    /// <exception cref="InvalidDataException">The file is no .npy file of numbers.</exception>
    public static NpyArray Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < 12 || !bytes.AsSpan(0, 6).SequenceEqual(Magic))
            throw new InvalidDataException($"{path} is no .npy file.");
        var wide = bytes[6] >= 2;
        var length = wide ? (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8)), MostHeader) : BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        var start = (wide ? 12 : 10) + length;
        if (start > bytes.Length)
            throw new InvalidDataException($"{path} ends within its header.");
        var header = Encoding.Latin1.GetString(bytes, wide ? 12 : 10, length);
        var shape = Shape().Match(header) is { Success: true } match
            ? match.Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(size => int.Parse(size, CultureInfo.InvariantCulture)).ToArray()
            : throw new InvalidDataException($"{path} has no shape.");
        if (header.Contains("'fortran_order': True", StringComparison.Ordinal))
            throw new InvalidDataException($"{path} is in Fortran's order; save it in C's.");
        var kind = Kind().Match(header).Groups[1].Value;
        var values = Convert(bytes.AsSpan(start), kind, path);
        return shape.Aggregate(1L, (product, size) => product * size) == values.Length
            ? new(shape, values)
            : throw new InvalidDataException($"{path} has {values.Length} values, but the shape ({string.Join(", ", shape)}).");
    }

    public static void Write(string path, NpyArray array)
    {
        var shape = string.Join(", ", array.Shape) + (array.Shape.Length == 1 ? "," : "");
        var header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({shape}), }}";
        header = header.PadRight((header.Length + 11 + 63) / 64 * 64 - 11) + "\n";
        using var stream = File.Create(path);
        stream.Write(Magic);
        stream.Write([1, 0, (byte)header.Length, (byte)(header.Length >> 8)]);
        stream.Write(Encoding.Latin1.GetBytes(header));
        stream.Write(MemoryMarshal.AsBytes<float>(array.Values));
    }

    /// <summary>The steps of the expected outputs, for models of any length.</summary>
    public static int? StepsOf(IReadOnlyList<NpyArray> expected) => expected is [{ Shape: [var steps, ..] }, ..] ? steps : null;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    private static float[] Convert(ReadOnlySpan<byte> bytes, string kind, string path) => kind switch
    {
        "<f4" => MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
        "<f8" => Array.ConvertAll(MemoryMarshal.Cast<byte, double>(bytes).ToArray(), value => (float)value),
        "<i8" => Array.ConvertAll(MemoryMarshal.Cast<byte, long>(bytes).ToArray(), value => (float)value),
        "<i4" => Array.ConvertAll(MemoryMarshal.Cast<byte, int>(bytes).ToArray(), value => (float)value),
        _ => throw new InvalidDataException($"{path} has elements of type '{kind}'; expected <f4, <f8, <i4 or <i8."),
    };

    [GeneratedRegex(@"'shape':\s*\(([^)]*)\)")]
    private static partial Regex Shape();

    [GeneratedRegex(@"'descr':\s*'([^']*)'")]
    private static partial Regex Kind();
}
