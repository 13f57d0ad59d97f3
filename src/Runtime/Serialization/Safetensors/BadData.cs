using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Gen;

/// <summary>Makes the exceptions of damaged files; numbers are written with the invariant culture.</summary>
internal static class BadData
{
    private const int MostLetters = 80;

    internal static InvalidDataException Create(FormattableString message, Exception? inner = null) =>
        new(message.ToString(CultureInfo.InvariantCulture), inner);

    /// <summary>A byte out of a file: the letter that it is, or its number.</summary>
    internal static string Shown(byte value) => value is > (byte)' ' and < 0x7F ? $"'{(char)value}'" : "byte 0x" + value.ToString("X2", CultureInfo.InvariantCulture);

    /// <summary>A text out of a file as a message can hold it: on one line, and not longer than one.</summary>
    internal static string Shown(string text)
    {
        var line = string.Concat(text.Take(MostLetters).Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter));
        return text.Length > MostLetters ? line + "..." : line;
    }
}
