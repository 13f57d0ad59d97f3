using System;
using System.Collections.Generic;
using System.IO;

namespace Gen;

/// <summary>
/// The one reader of safetensors files: the runtime's for <c>Load</c> and the generator's for <c>[Weights]</c>, so that both accept the same files and say the
/// same of others. A file is eight bytes of length (little-endian), as much JSON, and the values, one tensor behind the other.
/// </summary>
internal static class SafetensorsReader
{
    private const int ChunkBytes = 1 << 16;

    /// <summary>Reads the head and checks it; the stream then stands at the first value.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="expected">The tensors that it must hold, and no others.</param>
    /// <param name="metadata">Told of each text of the file's metadata by its name.</param>
    /// <returns>The tensors in the order of their values.</returns>
    /// <exception cref="InvalidDataException">It is no safetensors file, damaged, or holds other tensors.</exception>
    internal static IReadOnlyList<StoredTensor> ReadHead(Stream stream, IReadOnlyList<ExpectedTensor> expected, Action<string, string>? metadata = null) =>
        SafetensorsMatch.InFileOrder(ReadEntries(stream, metadata), expected);

    /// <summary>Reads the head, whatever tensors it has; the stream then stands at the first value.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="metadata">Told of each text of the file's metadata by its name.</param>
    /// <exception cref="InvalidDataException">It is no safetensors file, or damaged.</exception>
    internal static List<SafetensorsEntry> ReadEntries(Stream stream, Action<string, string>? metadata = null)
    {
        var prefix = ReadUpTo(stream, SafetensorsWords.LengthBytes);
        ForeignFormat.Refuse(prefix, prefix.Length);
        if (prefix.Length < SafetensorsWords.LengthBytes)
        {
            throw BadData.Create(
                $"The data end after {prefix.Length} bytes; a safetensors file begins with {SafetensorsWords.LengthBytes} bytes of header length.");
        }

        var length = LittleEndian(prefix);
        if (length is < 2 or > SafetensorsWords.MostHeaderBytes)
            throw BadData.Create($"The header length is {length}; expected 2 to {SafetensorsWords.MostHeaderBytes}. This is no safetensors file.");

        var json = ReadUpTo(stream, (int)length);
        if (json.Length < (int)length)
            throw BadData.Create($"The header length is {length}, but only {json.Length} bytes follow.");
        return SafetensorsHeaderParser.Parse(json, metadata);
    }

    /// <summary>Checks how many bytes follow the head.</summary>
    /// <param name="tensors">What <see cref="ReadHead"/> returned.</param>
    /// <param name="found">The bytes of values; of too many it is enough to count one.</param>
    internal static void RequireLength(IReadOnlyList<StoredTensor> tensors, long found)
    {
        var position = 0L;
        foreach (var tensor in tensors)
        {
            if (found < position + tensor.Bytes)
                throw BadData.Create($"Tensor '{tensor.Name}': the data end after {found - position} of its {tensor.Bytes} bytes.");
            position += tensor.Bytes;
        }

        if (found > position)
            throw BadData.Create($"More bytes follow the last tensor, '{(tensors.Count > 0 ? tensors[tensors.Count - 1].Name : "none")}'.");
    }

    private static ulong LittleEndian(byte[] bytes)
    {
        var number = 0UL;
        for (var place = bytes.Length - 1; place >= 0; place--)
            number = number << 8 | bytes[place];
        return number;
    }

    /// <summary>So many bytes, or as many as there are. Memory grows with what is there and not with what a damaged length promises.</summary>
    private static byte[] ReadUpTo(Stream stream, int count)
    {
        var bytes = new byte[Math.Min(count, ChunkBytes)];
        var total = 0;
        while (total < count)
        {
            if (total == bytes.Length)
                Array.Resize(ref bytes, (int)Math.Min(count, 2L * bytes.Length));
            var read = stream.Read(bytes, total, bytes.Length - total);
            if (read == 0)
                break;
            total += read;
        }

        Array.Resize(ref bytes, total);
        return bytes;
    }
}
