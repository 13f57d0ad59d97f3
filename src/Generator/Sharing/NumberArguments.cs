using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Gen.Generator.Text;

namespace Gen.Generator.Sharing;

/// <summary>
/// Makes arguments of the constants that a method's body names, and of its marked numbers. A constant's parameter keeps its name, with its capital: so it meets no local.
/// </summary>
/// <param name="body">The body.</param>
/// <param name="isNumber">Whether a name is that of a constant.</param>
internal sealed class NumberArguments(string body, Func<string, bool> isNumber)
{
    private const string Lanes = "Lanes";

    private readonly StringBuilder _text = new(body.Length);
    private readonly List<NumberArgument> _arguments = [];
    private readonly HashSet<string> _locals = new(StringComparer.Ordinal);

    /// <summary>Whether the body asks for the floats of a vector, which the vector itself answers.</summary>
    public bool UsesLanes { get; private set; }

    /// <summary>The arguments, in the order in which their parameters occur.</summary>
    public IReadOnlyList<NumberArgument> Arguments => _arguments;

    /// <summary>The body with parameters in the place of numbers.</summary>
    public string Extract()
    {
        for (var at = 0; at < body.Length;)
            at = body[at] == Mark.Start ? TakeMark(at) : IsPart(body[at]) ? TakeWord(at) : TakeOther(at);
        return _text.ToString();
    }

    private static bool IsPart(char character) => char.IsLetterOrDigit(character) || character == '_';

    private int TakeOther(int at)
    {
        _text.Append(body[at]);
        return at + 1;
    }

    private int TakeMark(int at)
    {
        var (middle, end) = (body.IndexOf(Mark.Middle, at), body.IndexOf(Mark.End, at));
        var (name, mark) = (body.Substring(at + 1, middle - at - 1), body.Substring(at, end + 1 - at));
        var known = _arguments.FirstOrDefault(argument => argument.Value == mark);
        if (known is null)
        {
            // No local of emitted code begins so.
            var (others, parameter) = (_arguments.Count(argument => argument.Stem == name), "n" + char.ToUpperInvariant(name[0]) + name.Substring(1));
            known = new(name, others == 0 ? parameter : parameter + Literal.Of(others + 1), mark);
            _arguments.Add(known);
        }

        _text.Append(known.Parameter);
        return end + 1;
    }

    private int TakeWord(int at)
    {
        var end = at;
        while (end < body.Length && IsPart(body[end]))
            end++;
        var word = body.Substring(at, end - at);
        var isNumber = char.IsUpper(word[0]) && (at == 0 || body[at - 1] != '.') && (word == Lanes || IsConstant(word, at));
        UsesLanes |= isNumber && word == Lanes;
        if (isNumber && word != Lanes && !_locals.Contains(word) && _arguments.All(argument => argument.Value != word))
            _arguments.Add(new("", word, word));
        _text.Append(word);
        return end;
    }

    /// <summary>Whether a name is a constant's; one that is declared here is a local of that name from here on.</summary>
    private bool IsConstant(string word, int at)
    {
        if (!isNumber(word))
            return false;
        if (at >= 5 && string.CompareOrdinal(body, at - 5, "nint ", 0, 5) == 0)
            _locals.Add(word);
        return true;
    }
}

/// <summary>An argument of a shared method that stands for a number.</summary>
/// <param name="Stem">What it is called.</param>
/// <param name="Parameter">What it is called where there are several of that name.</param>
/// <param name="Value">The constant, or the marked number.</param>
internal sealed record NumberArgument(string Stem, string Parameter, string Value);
