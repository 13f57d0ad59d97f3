using System;
using System.IO;
using System.Text;

namespace Gen;

/// <summary>Reads texts in JSON, their escapes resolved.</summary>
/// <param name="text">The JSON in UTF-8.</param>
internal sealed class JsonStrings(byte[] text)
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly StringBuilder _read = new();

    /// <summary>Reads the text whose opening quote stands at a place, and goes behind its closing one.</summary>
    /// <exception cref="InvalidDataException">It does not end, is no UTF-8, or holds what must be escaped or cannot be.</exception>
    internal string Read(ref int place)
    {
        _read.Clear();
        place++;
        while (true)
        {
            AppendPlain(ref place);
            if (At(place) == '"')
            {
                place++;
                return _read.ToString();
            }

            AppendEscaped(ref place);
        }
    }

    /// <summary>Up to the next quote or backslash.</summary>
    private void AppendPlain(ref int place)
    {
        var start = place;
        while (At(place) is not ('"' or '\\'))
        {
            if (At(place) < ' ')
                throw Invalid($"a control character stands in a text at byte {place}");
            place++;
        }

        try
        {
            _read.Append(s_strict.GetString(text, start, place - start));
        }
        catch (ArgumentException)
        {
            throw Invalid($"the text from byte {start} on is no UTF-8");
        }
    }

    private void AppendEscaped(ref int place)
    {
        var kind = At(place + 1);
        if (kind == 'u')
        {
            AppendCode(ref place);
            return;
        }

        const string Kinds = "\"\\/bfnrt", Meanings = "\"\\/\b\f\n\r\t";
        var index = Kinds.IndexOf(kind);
        if (index < 0)
            throw Invalid($"an escape that there is not stands at byte {place}");
        _read.Append(Meanings[index]);
        place += 2;
    }

    /// <summary>A code of four hexadecimal digits; the halves of a pair stand together.</summary>
    private void AppendCode(ref int place)
    {
        var start = place;
        var code = ReadCode(ref place);
        _read.Append(code);
        if (!char.IsSurrogate(code))
            return;
        var low = char.IsHighSurrogate(code) && At(place) == '\\' && At(place + 1) == 'u' ? ReadCode(ref place) : '\0';
        if (!char.IsLowSurrogate(low))
            throw Invalid($"half of a pair of codes stands at byte {start}");
        _read.Append(low);
    }

    private char ReadCode(ref int place)
    {
        var code = 0;
        for (var digit = 2; digit < 6; digit++)
        {
            var value = "0123456789abcdef".IndexOf(char.ToLowerInvariant(At(place + digit)));
            if (value < 0)
                throw Invalid($"an escape without four hexadecimal digits stands at byte {place}");
            code = code * 16 + value;
        }

        place += 6;
        return (char)code;
    }

    private char At(int place) => place < text.Length ? (char)text[place] : throw Invalid($"a text does not end");

    private static InvalidDataException Invalid(FormattableString why) =>
        BadData.Create($"The safetensors header cannot be read: {FormattableString.Invariant(why)}.");
}
