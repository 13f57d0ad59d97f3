using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace Gen.Data;

/// <summary>Reads RIFF WAVE files of uncompressed samples: whole numbers of 8, 16, 24 or 32 bits, and floats of 32 or 64.</summary>
internal static class WavFile
{
    /// <returns>The samples, from -1 to 1, <c>[steps, channels]</c>, the channels, and the samples of a channel a second.</returns>
    /// <exception cref="InvalidDataException">The file is something else, or ends too early.</exception>
    internal static (float[] Values, int Channels, int Rate) Read(string path)
    {
        Fault.RequireFile(path);
        var bytes = File.ReadAllBytes(path).AsSpan();
        if (bytes.Length < 12 || !bytes.StartsWith("RIFF"u8) || !bytes[8..].StartsWith("WAVE"u8))
            throw Fault.At(path, $"it is no wav file, which begins with RIFF and WAVE", "Convert it, for instance with ffmpeg -i FILE out.wav.");
        var format = WavFormat.Read(Chunk(bytes, "fmt "u8, path), path);
        var data = Chunk(bytes, "data"u8, path);
        if (data.IsEmpty || data.Length % format.StepBytes != 0)
            throw Fault.At(path, $"it has {data.Length} bytes of sound", FormattableString.Invariant($"Expected a positive multiple of {format.StepBytes}; was the file written to the end?"));
        var values = new float[data.Length / format.SampleBytes];
        for (var i = 0; i < values.Length; i++)
            values[i] = format.Sample(data.Slice(i * format.SampleBytes, format.SampleBytes));
        return values.AsSpan().ContainsAnyExceptInRange(float.MinValue, float.MaxValue)
            ? throw Fault.At(path, $"a sample is infinite or no number", "Was it written by a program that divided by zero?")
            : (values, format.Channels, format.Rate);
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
                return size <= body.Length ? body[..(int)size] : throw Fault.At(
                    path, $"its '{Encoding.ASCII.GetString(id)}' chunk should have {size} bytes, but {body.Length} follow", "The file is cut off: copy it again.");
            }

            place += 8 + size + (size & 1);
        }

        throw Fault.At(path, $"it has no '{Encoding.ASCII.GetString(id)}' chunk", "The file is cut off or damaged: copy it again.");
    }
}
