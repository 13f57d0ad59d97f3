using System;
using System.IO;
using System.Text;
using System.Text.Unicode;

namespace Gen.Data;

/// <summary>A text file as UTF-8 without a mark, whatever it was written in.</summary>
internal static class TextBytes
{
    private static readonly (byte[] Mark, Encoding Encoding)[] s_marks =
    [
        ([0xFF, 0xFE, 0, 0], Encoding.UTF32),
        ([0xFF, 0xFE], Encoding.Unicode),
        ([0xFE, 0xFF], Encoding.BigEndianUnicode),
    ];

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="InvalidDataException">It is no text, or in another encoding.</exception>
    internal static ReadOnlyMemory<byte> Read(string path, Encoding? encoding)
    {
        Fault.RequireFile(path);
        var bytes = File.ReadAllBytes(path);
        if (encoding is not null)
            return Turned(bytes, encoding);
        foreach (var (mark, marked) in s_marks)
        {
            if (bytes.AsSpan().StartsWith(mark))
                return Turned(bytes[mark.Length..], marked);
        }

        ReadOnlyMemory<byte> text = bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes.AsMemory(3) : bytes;
        if (text.Span.Contains((byte)0))
            throw Fault.At(path, $"it has zero bytes, which no text has", "Is it UTF-16? Then set Encoding = Encoding.Unicode. Is it another kind of file?");
        RequireUtf8(text.Span, path);
        return text;
    }

    private static byte[] Turned(byte[] bytes, Encoding encoding) => Encoding.UTF8.GetBytes(encoding.GetString(bytes));

    private static void RequireUtf8(ReadOnlySpan<byte> text, string path)
    {
        if (Utf8.IsValid(text))
            return;
        for (var line = 1; ; line++)
        {
            var end = text.IndexOf((byte)'\n');
            if (!Utf8.IsValid(end < 0 ? text : text[..end]))
                throw Fault.At(Fault.Place(path, line), $"the letters are not UTF-8", "Save the file as UTF-8, or set Encoding, for instance to Encoding.Latin1.");
            text = text[(end + 1)..];
        }
    }
}
