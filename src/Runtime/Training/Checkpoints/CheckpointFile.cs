using System;
using System.Buffers.Binary;
using System.IO;
using System.Security.Cryptography;

namespace Gen;

/// <summary>
/// The envelope of a checkpoint: eight bytes that name the format and its version, eight of length (little-endian), the state, and the SHA-256 of all that.
/// </summary>
internal static class CheckpointFile
{
    private const int HeadBytes = 16;

    // "GenCkpt" and the version.
    private static ReadOnlySpan<byte> Magic => [(byte)'G', (byte)'e', (byte)'n', (byte)'C', (byte)'k', (byte)'p', (byte)'t', 2];

    /// <summary>Writes a file beside the old one, which then takes its place: at any moment the old or the new one is there, and whole.</summary>
    internal static void Write(string path, ReadOnlySpan<byte> state)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        Magic.CopyTo(head);
        BinaryPrimitives.WriteInt64LittleEndian(head[Magic.Length..], state.Length);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(head);
        hash.AppendData(state);

        // Always the same name, so that what a killed process left is overwritten.
        var temporary = path + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(head);
            stream.Write(state);
            stream.Write(hash.GetHashAndReset());
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Reads the state.</summary>
    /// <exception cref="InvalidDataException">The file is no checkpoint, of another version, or damaged.</exception>
    internal static byte[] Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < HeadBytes || !bytes.AsSpan().StartsWith(Magic[..^1]))
            throw BadData.Create($"This is no checkpoint: it does not begin as one.");
        if (bytes[Magic.Length - 1] != Magic[^1])
            throw BadData.Create($"The checkpoint is of version {bytes[Magic.Length - 1]}; expected {Magic[^1]}.");

        var length = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(Magic.Length));
        var expected = (UInt128)(ulong)length + HeadBytes + SHA256.HashSizeInBytes;
        if ((UInt128)(ulong)bytes.Length != expected)
            throw BadData.Create($"The checkpoint has {bytes.Length} bytes; expected {expected}.");
        var content = bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes);
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(bytes.AsSpan(content.Length)))
            throw BadData.Create($"The checkpoint is damaged: its checksum is another.");
        return content[HeadBytes..].ToArray();
    }
}
