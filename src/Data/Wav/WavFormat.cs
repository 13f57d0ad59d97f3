using System;
using System.Buffers.Binary;

namespace Gen.Data;

/// <summary>What the samples of a wav file are.</summary>
/// <param name="IsFloat">Floats instead of whole numbers.</param>
/// <param name="Channels">The channels.</param>
/// <param name="Rate">The samples of a channel a second.</param>
/// <param name="SampleBytes">The bytes of a sample.</param>
internal sealed record WavFormat(bool IsFloat, int Channels, int Rate, int SampleBytes)
{
    private const int Pcm = 1;
    private const int Float = 3;
    private const int Extensible = 0xFFFE;

    internal int StepBytes => Channels * SampleBytes;

    internal static WavFormat Read(ReadOnlySpan<byte> format, string path)
    {
        if (format.Length < 16)
            throw Fault.At(path, $"its 'fmt ' chunk has {format.Length} bytes", "Expected at least 16: the file is damaged; copy it again.");
        var tag = (int)BinaryPrimitives.ReadUInt16LittleEndian(format);
        if (tag == Extensible && format.Length >= 26)
            tag = BinaryPrimitives.ReadUInt16LittleEndian(format[24..]);
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(format[4..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        var isKnown = tag == Pcm ? bits is 8 or 16 or 24 or 32 : tag == Float && bits is 32 or 64;
        if (!isKnown)
            throw Fault.At(path, $"its samples are of format {tag} with {bits} bits, which is compressed or unknown", "Convert it, for instance with ffmpeg -i FILE -c:a pcm_s16le out.wav.");
        if (channels < 1 || rate is < 1 or > int.MaxValue)
            throw Fault.At(path, $"it has {channels} channels of {rate} samples a second", "Expected at least 1 of both: the file is damaged; copy it again.");
        return new WavFormat(tag == Float, channels, (int)rate, bits / 8);
    }

    /// <summary>A sample as a number from -1 to 1.</summary>
    internal float Sample(ReadOnlySpan<byte> bytes) => (SampleBytes, IsFloat) switch
    {
        (4, true) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        (8, true) => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        (1, _) => (bytes[0] - 128) / 128f,
        (2, _) => BinaryPrimitives.ReadInt16LittleEndian(bytes) / 32768f,
        (3, _) => (bytes[0] | bytes[1] << 8 | (sbyte)bytes[2] << 16) / 8388608f,
        _ => BinaryPrimitives.ReadInt32LittleEndian(bytes) / 2147483648f,
    };
}
