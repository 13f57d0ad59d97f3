using System;
using System.Collections.Generic;
using System.IO;

namespace Gen;

/// <summary>
/// Reads as much JSON (RFC 8259) as a safetensors header can hold, and refuses all else. It is written by hand because a generator can have no library beside it.
/// </summary>
/// <param name="text">The text in UTF-8.</param>
internal sealed class JsonCursor(byte[] text)
{
    /// <summary>The reference implementation's own limit.</summary>
    private const int MostNesting = 128;

    private readonly JsonStrings _strings = new(text);
    private int _place;
    private int _nesting;

    /// <summary>Reads an object.</summary>
    /// <param name="what">What it is, for messages.</param>
    /// <param name="owner">What names its members, for messages.</param>
    /// <param name="readValue">Is given each name, and reads the value.</param>
    /// <exception cref="InvalidDataException">Something else stands here, or a name twice.</exception>
    internal void ReadObject(string what, string owner, Action<string> readValue)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        ReadList(what, '{', '}', () =>
        {
            var name = ReadString($"a name in {owner}");
            if (!names.Add(name))
                throw BadData.Create($"'{BadData.Shown(name)}' stands twice in {owner}.");
            Require(':', "a colon");
            readValue(name);
        });
    }

    /// <summary>Reads an array of whole numbers of at least 0.</summary>
    internal List<long> ReadNumbers(string what)
    {
        var numbers = new List<long>();
        ReadList(what, '[', ']', () => numbers.Add(ReadWhole(what)));
        return numbers;
    }

    /// <summary>Reads a text.</summary>
    internal string ReadString(string what)
    {
        if (Next() != '"')
            throw Unexpected(what, "a text");
        return _strings.Read(ref _place);
    }

    /// <summary>Reads a null, if there is one.</summary>
    internal bool TryReadNull() => Next() == 'n' && ReadWord("null");

    /// <summary>Reads any value.</summary>
    internal void Skip()
    {
        const string What = "a value";
        switch (Next())
        {
            case '{':
                ReadObject(What, What, _ => Skip());
                break;
            case '[':
                ReadList(What, '[', ']', Skip);
                break;
            case '"':
                ReadString(What);
                break;
            case 't':
                ReadWord("true");
                break;
            case 'f':
                ReadWord("false");
                break;
            case 'n':
                ReadWord("null");
                break;
            default:
                SkipNumber(What);
                break;
        }
    }

    /// <summary>Nothing but white space may follow.</summary>
    internal void RequireEnd()
    {
        if (Next() != '\0' || _place < text.Length)
            throw Unexpected("the text", "the end of the header");
    }

    private void ReadList(string what, char open, char close, Action readItem)
    {
        if (Next() != open)
            throw Unexpected(what, open == '{' ? "an object" : "an array");
        if (++_nesting > MostNesting)
            throw Invalid($"more than {MostNesting} values lie in one another");
        _place++;
        if (Next() != close)
        {
            readItem();
            while (Next() == ',')
            {
                _place++;
                readItem();
            }
        }

        Require(close, $"a comma or '{close}'");
        _nesting--;
    }

    private long ReadWhole(string what)
    {
        Next();
        var start = _place;
        SkipNumber(what);
        return JsonNumber.TryReadWhole(text, start, _place, out var number)
            ? number
            : throw BadData.Create($"{char.ToUpperInvariant(what[0])}{what.Substring(1)} has something else than a whole number of at least 0.");
    }

    private void SkipNumber(string what)
    {
        Next();
        var start = _place;
        if (JsonNumber.TrySkip(text, ref _place))
            return;
        _place = start;
        throw Unexpected(what, "a number");
    }

    private bool ReadWord(string word)
    {
        for (var letter = 0; letter < word.Length; letter++)
        {
            if (_place + letter >= text.Length || text[_place + letter] != word[letter])
                throw Invalid($"a word that is not {word} stands at byte {_place}");
        }

        _place += word.Length;
        return true;
    }

    private void Require(char expected, string meaning)
    {
        if (Next() != expected)
            throw Invalid($"{Found()}; expected {meaning}");
        _place++;
    }

    /// <summary>What stands behind white space; zero at the end.</summary>
    private char Next()
    {
        while (_place < text.Length && text[_place] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            _place++;
        return _place < text.Length ? (char)text[_place] : '\0';
    }

    private InvalidDataException Unexpected(string what, string expected) => Invalid($"{Found()} where {what} is to be; expected {expected}");

    private string Found() => _place < text.Length
        ? FormattableString.Invariant($"{BadData.Shown(text[_place])} stands at byte {_place}")
        : "the text ends";

    private static InvalidDataException Invalid(FormattableString why) =>
        BadData.Create($"The safetensors header cannot be read: {FormattableString.Invariant(why)}.");
}
