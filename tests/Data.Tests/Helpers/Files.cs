using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text;

namespace Gen.Data.Tests.Helpers;

/// <summary>A folder of its own for each test, with files written by hand.</summary>
public sealed class Files : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("gen-data-").FullName;

    public string this[string name] => Path.Combine(Folder, name);

    public string Text(string name, string text, Encoding? encoding = null) => Bytes(name, (encoding ?? new UTF8Encoding(false)).GetBytes(text));

    public string Bytes(string name, params byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    public string Wav(string name, int bits, int channels, int rate, params double[] samples) => Bytes(name, WavBytes(bits, channels, rate, 1, samples));

    /// <summary>A wav file by its definition: RIFF, format, data.</summary>
    public static byte[] WavBytes(int bits, int channels, int rate, int tag, params double[] samples)
    {
        var bytes = bits / 8;
        var data = samples.SelectMany(sample => Sample(sample, bits, tag)).ToArray();
        var head = new byte[44];
        "RIFF"u8.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), 36 + data.Length);
        "WAVEfmt "u8.CopyTo(head.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(head.AsSpan(20), (short)tag);
        BinaryPrimitives.WriteInt16LittleEndian(head.AsSpan(22), (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(24), rate);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(28), rate * channels * bytes);
        BinaryPrimitives.WriteInt16LittleEndian(head.AsSpan(32), (short)(channels * bytes));
        BinaryPrimitives.WriteInt16LittleEndian(head.AsSpan(34), (short)bits);
        "data"u8.CopyTo(head.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(40), data.Length);
        return [.. head, .. data];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static byte[] Sample(double value, int bits, int tag)
    {
        if (tag == 3)
            return bits == 32 ? BitConverter.GetBytes((float)value) : BitConverter.GetBytes(value);
        var whole = (long)Math.Round(value * (1L << (bits - 1)));
        return bits == 8 ? [(byte)(whole + 128)] : BitConverter.GetBytes(whole)[..(bits / 8)];
    }
}
