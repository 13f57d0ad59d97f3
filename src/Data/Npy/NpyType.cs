using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Gen.Data;

/// <summary>A type of numpy: its kind, its bytes, and their order.</summary>
/// <param name="Kind">b, i, u, f, U or S.</param>
/// <param name="Size">The bytes of a value.</param>
/// <param name="IsBigEndian">Whether the greatest byte comes first.</param>
internal sealed record NpyType(char Kind, int Size, bool IsBigEndian)
{
    internal bool IsText => Kind is 'U' or 'S';

    internal bool IsWhole => Kind is 'b' or 'i' or 'u';

    internal static NpyType Parse(string type, string name)
    {
        if (type.Contains('O', StringComparison.Ordinal))
            throw Fault.At(name, $"its values are objects of Python", "Convert it: x.astype(numpy.float32), or of lists of different lengths a file for each.");
        if (type.Length < 3 || !int.TryParse(type.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            throw Unknown(type, name);
        var isKnown = type[1] switch
        {
            'f' => count is 2 or 4 or 8,
            'i' or 'u' => count is 1 or 2 or 4 or 8,
            'b' => count == 1,
            'U' or 'S' => true,
            _ => false,
        };
        return isKnown ? new NpyType(type[1], type[1] == 'U' ? 4 * count : count, type[0] == '>') : throw Unknown(type, name);
    }

    /// <summary>A value as a number.</summary>
    internal float Number(ReadOnlySpan<byte> bytes)
    {
        Span<byte> ordered = stackalloc byte[8];
        ordered = ordered[..Size];
        bytes.CopyTo(ordered);
        if (IsBigEndian)
            ordered.Reverse();
        return (Kind, Size) switch
        {
            ('f', 2) => (float)BinaryPrimitives.ReadHalfLittleEndian(ordered),
            ('f', 4) => BinaryPrimitives.ReadSingleLittleEndian(ordered),
            ('f', _) => (float)BinaryPrimitives.ReadDoubleLittleEndian(ordered),
            ('i', 1) => (sbyte)ordered[0],
            ('i', 2) => BinaryPrimitives.ReadInt16LittleEndian(ordered),
            ('i', 4) => BinaryPrimitives.ReadInt32LittleEndian(ordered),
            ('i', _) => BinaryPrimitives.ReadInt64LittleEndian(ordered),
            (_, 1) => ordered[0],
            (_, 2) => BinaryPrimitives.ReadUInt16LittleEndian(ordered),
            (_, 4) => BinaryPrimitives.ReadUInt32LittleEndian(ordered),
            _ => BinaryPrimitives.ReadUInt64LittleEndian(ordered),
        };
    }

    /// <summary>A value as a text, without the zeros that fill it.</summary>
    internal string Text(ReadOnlySpan<byte> bytes)
    {
        var encoding = Kind == 'S' ? Encoding.Latin1 : IsBigEndian ? new UTF32Encoding(bigEndian: true, byteOrderMark: false) : Encoding.UTF32;
        return encoding.GetString(bytes).TrimEnd('\0');
    }

    private static Exception Unknown(string type, string name) =>
        Fault.At(name, $"its type is '{Fault.Shown(type)}'", "Expected numbers or texts: convert it, for instance with x.astype(numpy.float32).");
}
