using System;
using System.Collections.Generic;
using System.Text;

namespace Gen.Generator.Sharing;

/// <summary>Makes arguments of the constants that a method's body names.</summary>
internal static class NumberArguments
{
    private const string Lanes = "Lanes";

    /// <summary>The body with each constant replaced by its parameter, and the constants in the order in which they occur.</summary>
    public static (string Body, ExtractedNumbers Numbers) Extract(string body, Func<string, bool> isNumber)
    {
        var (text, names, usesLanes) = (new StringBuilder(body.Length), new List<string>(), false);
        for (var at = 0; at < body.Length;)
        {
            var end = at;
            while (end < body.Length && (char.IsLetterOrDigit(body[end]) || body[end] == '_'))
                end++;
            if (end == at)
            {
                text.Append(body[at++]);
                continue;
            }

            var word = char.IsUpper(body[at]) && (at == 0 || body[at - 1] != '.') ? body.Substring(at, end - at) : "";
            usesLanes |= word == Lanes;
            var isParameter = word == Lanes || word.Length > 0 && isNumber(word);
            if (isParameter && word != Lanes && !names.Contains(word))
                names.Add(word);
            text.Append(isParameter ? Parameter(word) : body.Substring(at, end - at));
            at = end;
        }

        return (text.ToString(), new(names, usesLanes));
    }

    /// <summary>The parameter of a constant.</summary>
    public static string Parameter(string constant) => char.ToLowerInvariant(constant[0]) + constant.Substring(1);
}

/// <summary>The constants that a method's body names.</summary>
/// <param name="Names">Those that become arguments.</param>
/// <param name="UsesLanes">Whether it asks for the floats of a vector, which the vector itself answers.</param>
internal sealed record ExtractedNumbers(IReadOnlyList<string> Names, bool UsesLanes);
