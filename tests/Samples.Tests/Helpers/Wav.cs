using System;
using System.IO;
using System.Text;

namespace Gen.Samples.Tests.Helpers;

/// <summary>Writes wav files, also wrong ones.</summary>
internal static class Wav
{
    /// <summary>The bytes of a file of 16-bit samples.</summary>
    public static byte[] Bytes(ReadOnlySpan<short> samples, int channels = 1, int rate = 8000, int bits = 16, int format = 1)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.ASCII);
        writer.Write("RIFF"u8);
        writer.Write(36 + 2 * samples.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)format);
        writer.Write((short)channels);
        writer.Write(rate);
        writer.Write(rate * channels * bits / 8);
        writer.Write((short)(channels * bits / 8));
        writer.Write((short)bits);
        writer.Write("data"u8);
        writer.Write(2 * samples.Length);
        foreach (var sample in samples)
            writer.Write(sample);
        writer.Flush();
        return stream.ToArray();
    }
}
