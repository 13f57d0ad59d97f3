using System;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace Gen.Import.Formats;

/// <summary>What a file is.</summary>
internal enum FileKind
{
    Unknown,
    Hdf5,
    KerasArchive,
    TorchArchive,
    Json,
    Safetensors,
    Pickle,
    Onnx,
}

/// <summary>Tells files by their first bytes, and where these say little by their names.</summary>
internal static class FileKinds
{
    public static FileKind Of(string path)
    {
        using var stream = File.OpenRead(path);
        var head = new byte[16];
        var count = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (count == 0)
            throw new ImportException("The file is empty.");
        var extension = Path.GetExtension(path).ToLowerInvariant();
        return head switch
        {
            [0x89, (byte)'H', (byte)'D', (byte)'F', ..] => FileKind.Hdf5,
            [(byte)'P', (byte)'K', ..] => OfArchive(path),
            _ when FirstLetter(head.AsSpan(0, count)) is '{' && extension is not ".onnx" => FileKind.Json,
            _ when count > 8 && head[8] == '{' && BitConverter.ToInt64(head, 0) is > 0 and < (1L << 32) => FileKind.Safetensors,
            [0x80, >= 2 and <= 5, ..] when extension != ".onnx" => FileKind.Pickle,
            [0x08 or 0x12 or 0x0a or 0x3a, ..] => FileKind.Onnx,
            _ => extension is ".onnx" ? FileKind.Onnx : FileKind.Unknown,
        };
    }

    private static FileKind OfArchive(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return archive.Entries.Any(entry => entry.FullName == "config.json") ? FileKind.KerasArchive
                : archive.Entries.Any(entry => entry.FullName.EndsWith("data.pkl", StringComparison.Ordinal)) ? FileKind.TorchArchive
                : throw new ImportException("The archive is neither Keras' (config.json) nor PyTorch's (data.pkl).");
        }
        catch (InvalidDataException e)
        {
            throw new ImportException($"The archive is damaged: {e.Message}", e);
        }
    }

    private static char FirstLetter(ReadOnlySpan<byte> head)
    {
        foreach (var letter in head.StartsWith("\uFEFF"u8) ? head[3..] : head)
        {
            if (letter is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return (char)letter;
        }

        return '\0';
    }
}
