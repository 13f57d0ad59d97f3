using System;
using System.Buffers.Binary;
using System.IO;

namespace LiveSignal;

/// <summary>Reads samples as they come: 16 bits, one channel, from a wav file or without any header.</summary>
internal sealed class SampleReader
{
    private const int ChunkHead = 8;
    private const int FormatSize = 16;

    private readonly Stream _stream;
    private readonly byte[] _bytes;
    private long _left;

    /// <summary>Begins to read; of a wav file, its header.</summary>
    /// <param name="stream">Where from.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="rate">The samples a second that are expected of a wav file.</param>
    /// <param name="isRaw">Whether there is no header.</param>
    /// <param name="block">The most samples at once.</param>
    /// <exception cref="InvalidDataException">It is no such wav file.</exception>
    public SampleReader(Stream stream, string name, int rate, bool isRaw, int block)
    {
        (_stream, _bytes, _left) = (stream, new byte[2 * block], long.MaxValue);
        if (!isRaw)
            ReadHeader(name, rate);
    }

    /// <summary>Waits for samples.</summary>
    /// <param name="samples">Takes them, from -1 to 1.</param>
    /// <returns>How many there are; none when the signal has ended.</returns>
    public int Read(Span<float> samples)
    {
        var wanted = (int)Math.Min(Math.Min(_bytes.Length, 2L * samples.Length), _left);
        var found = _stream.ReadAtLeast(_bytes.AsSpan(0, wanted), Math.Min(2, wanted), throwOnEndOfStream: false);
        // Half a sample: the other half is waited for.
        if (found % 2 == 1)
            found += _stream.ReadAtLeast(_bytes.AsSpan(found, 1), 1, throwOnEndOfStream: false);
        _left -= found;
        for (var place = 0; place < found / 2; place++)
            samples[place] = BinaryPrimitives.ReadInt16LittleEndian(_bytes.AsSpan(2 * place)) / 32768f;
        return found / 2;
    }

    private void ReadHeader(string name, int rate)
    {
        Span<byte> head = stackalloc byte[12];
        if (_stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head[..4].SequenceEqual("RIFF"u8) || !head[8..].SequenceEqual("WAVE"u8))
            throw new InvalidDataException($"{name} is no wav file; expected it to begin with RIFF and WAVE. For samples without a header, say --raw.");
        for (var isKnown = false; ;)
        {
            var kind = Chunk(name, out var size);
            if (kind == "data")
            {
                _left = isKnown ? size : throw new InvalidDataException($"{name} is damaged: its audio stands before its format.");
                return;
            }

            var chunk = new byte[Math.Min(size + size % 2, 1 << 16)];
            if (size > chunk.Length || _stream.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false) < chunk.Length)
                throw new InvalidDataException($"{name} is truncated or damaged: it has no 'data' chunk.");
            if (kind != "fmt ")
                continue;
            CheckFormat(name, chunk, rate);
            isKnown = true;
        }
    }

    private string Chunk(string name, out long size)
    {
        Span<byte> head = stackalloc byte[ChunkHead];
        if (_stream.ReadAtLeast(head, ChunkHead, throwOnEndOfStream: false) < ChunkHead)
            throw new InvalidDataException($"{name} is truncated or damaged: it has no 'data' chunk.");
        size = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        return System.Text.Encoding.ASCII.GetString(head[..4]);
    }

    private static void CheckFormat(string name, ReadOnlySpan<byte> chunk, int rate)
    {
        if (chunk.Length < FormatSize)
            throw new InvalidDataException($"{name} is damaged: its 'fmt ' chunk has {chunk.Length} bytes; expected {FormatSize}.");
        int At(ReadOnlySpan<byte> bytes, int place) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[place..]);
        var (channels, bits, found) = (At(chunk, 2), At(chunk, 14), BinaryPrimitives.ReadInt32LittleEndian(chunk[4..]));
        if (At(chunk, 0) != 1 || channels != 1 || bits != 16 || found != rate)
            throw new InvalidDataException($"{name} has {channels} channels of {bits} bits at {found} samples a second; expected 1 channel of 16 bits at {rate}.");
    }
}
