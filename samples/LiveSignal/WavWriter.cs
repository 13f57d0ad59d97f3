using System;
using System.IO;
using System.Text;

namespace LiveSignal;

/// <summary>Writes a wav file of 16 bits and one channel; its lengths are filled in at the end.</summary>
internal sealed class WavWriter : IDisposable
{
    private const int Head = 44;

    private readonly BinaryWriter _writer;

    /// <summary>Creates the file.</summary>
    /// <param name="path">Where.</param>
    /// <param name="rate">The samples a second.</param>
    public WavWriter(string path, int rate)
    {
        _writer = new(File.Create(path), Encoding.ASCII);
        _writer.Write("RIFF\0\0\0\0WAVEfmt "u8);
        _writer.Write(16);
        _writer.Write((short)1);
        _writer.Write((short)1);
        _writer.Write(rate);
        _writer.Write(2 * rate);
        _writer.Write((short)2);
        _writer.Write((short)16);
        _writer.Write("data\0\0\0\0"u8);
    }

    /// <summary>Writes samples; what is louder than 1 is cut off.</summary>
    public void Write(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
            _writer.Write((short)Math.Clamp(MathF.Round(sample * 32767), short.MinValue, short.MaxValue));
    }

    public void Dispose()
    {
        var length = _writer.BaseStream.Length;
        _writer.Seek(4, SeekOrigin.Begin);
        _writer.Write((int)(length - 8));
        _writer.Seek(Head - 4, SeekOrigin.Begin);
        _writer.Write((int)(length - Head));
        _writer.Dispose();
    }
}
