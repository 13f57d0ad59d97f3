using System;
using System.Buffers.Binary;
using System.IO;

namespace SpokenDigits;

/// <summary>Reads RIFF WAVE files of 16-bit samples in one channel at <see cref="Recording.Rate"/>.</summary>
internal static class WavFile
{
    private const int FormatSize = 16;
    private const int Pcm = 1;

    /// <returns>Values from -1 to 1.</returns>
    /// <exception cref="InvalidDataException">The file is something else, or ends too early; the message has its path.</exception>
    public static float[] Read(string path)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        if (bytes.Length < 12 || !bytes.StartsWith("RIFF"u8) || !bytes[8..].StartsWith("WAVE"u8))
            throw Bad(path, $"is no wav file; expected it to begin with RIFF and WAVE");
        CheckFormat(Chunk(bytes, "fmt "u8, path), path);
        return ReadSamples(Chunk(bytes, "data"u8, path), path);
    }

    // A chunk is four letters, the size of what follows, and that; the next begins at an even place.
    private static ReadOnlySpan<byte> Chunk(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> id, string path)
    {
        for (long place = 12; place + 8 <= bytes.Length;)
        {
            var chunk = bytes[(int)place..];
            var body = chunk[8..];
            var size = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (chunk.StartsWith(id))
            {
                return size <= body.Length
                    ? body[..(int)size]
                    : throw Bad(path, $"is truncated: its '{Text(id)}' chunk should have {size} bytes, but {body.Length} follow");
            }

            place += 8 + size + (size & 1);
        }

        throw Bad(path, $"is truncated or damaged: it has no '{Text(id)}' chunk");
    }

    private static void CheckFormat(ReadOnlySpan<byte> format, string path)
    {
        if (format.Length < FormatSize)
            throw Bad(path, $"is damaged: its 'fmt ' chunk has {format.Length} bytes; expected at least {FormatSize}");
        Expect(BinaryPrimitives.ReadUInt16LittleEndian(format), Pcm, "format tag", path);
        Expect(BinaryPrimitives.ReadUInt16LittleEndian(format[2..]), 1, "number of channels", path);
        Expect((int)BinaryPrimitives.ReadUInt32LittleEndian(format[4..]), Recording.Rate, "rate", path);
        Expect(BinaryPrimitives.ReadUInt16LittleEndian(format[14..]), 16, "number of bits", path);
    }

    private static void Expect(int found, int expected, string what, string path)
    {
        if (found != expected)
            throw Bad(path, $"has a {what} of {found}; expected {expected}");
    }

    private static float[] ReadSamples(ReadOnlySpan<byte> data, string path)
    {
        if (data.IsEmpty || data.Length % 2 != 0)
            throw Bad(path, $"has {data.Length} bytes of audio; expected a positive and even number");
        var audio = new float[data.Length / 2];
        for (var i = 0; i < audio.Length; i++)
            audio[i] = BinaryPrimitives.ReadInt16LittleEndian(data[(2 * i)..]) / 32768f;
        return audio;
    }

    private static string Text(ReadOnlySpan<byte> id) => System.Text.Encoding.ASCII.GetString(id);

    private static InvalidDataException Bad(string path, FormattableString problem) => new($"{path} " + FormattableString.Invariant(problem) + ".");
}
