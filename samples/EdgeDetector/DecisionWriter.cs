using System;
using System.Buffers.Text;
using System.IO;

namespace EdgeDetector;

/// <summary>Writes a decision as a line: position, class and probability with tabs between them, in invariant ASCII.</summary>
/// <param name="output">Where to.</param>
/// <param name="withBits">Whether the bits of all three probabilities follow, in hexadecimal: for those who compare.</param>
internal sealed class DecisionWriter(Stream output, bool withBits)
{
    private const int LongestLine = 128;
    private const int Scale = 10_000;

    private readonly byte[] _buffer = new byte[4096];
    private int _length;

    /// <summary>Adds a line.</summary>
    public void Write(Decision decision, ReadOnlySpan<float> probabilities)
    {
        if (_buffer.Length - _length < LongestLine)
            Flush();
        Append(decision.Position, default);
        Append((byte)'\t');
        decision.Name.CopyTo(_buffer.AsSpan(_length));
        _length += decision.Name.Length;
        Append((byte)'\t');
        var parts = (int)MathF.Round(decision.Probability * Scale);
        Append(parts / Scale, default);
        Append((byte)'.');
        Append(parts % Scale, new('D', 4));
        for (var i = 0; withBits && i < probabilities.Length; i++)
        {
            Append((byte)(i == 0 ? '\t' : ' '));
            Append(BitConverter.SingleToUInt32Bits(probabilities[i]), new('x', 8));
        }

        Append((byte)'\n');
    }

    /// <summary>Adds a byte.</summary>
    public void Write(byte value)
    {
        if (_length == _buffer.Length)
            Flush();
        Append(value);
    }

    /// <summary>Hands on what was added.</summary>
    public void Flush()
    {
        output.Write(_buffer, 0, _length);
        output.Flush();
        _length = 0;
    }

    private void Append(byte value) => _buffer[_length++] = value;

    private void Append(long value, System.Buffers.StandardFormat format)
    {
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_length), out var written, format);
        _length += written;
    }
}
