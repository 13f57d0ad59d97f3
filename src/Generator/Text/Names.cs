using System;

namespace Gen.Generator.Text;

/// <summary>Finds names in emitted code, so that what explains them is printed only where they occur.</summary>
internal static class Names
{
    /// <summary>Whether code has a name. One with a placeholder, as in <c>acc{p}x{v}</c>, stands for all with a number there.</summary>
    public static bool Occur(string code, string name)
    {
        var placeholder = name.IndexOf('{');
        var start = placeholder < 0 ? name : name.Substring(0, placeholder);
        for (var at = code.IndexOf(start, StringComparison.Ordinal); at >= 0; at = code.IndexOf(start, at + 1, StringComparison.Ordinal))
        {
            var end = at + start.Length;
            if ((at == 0 || !IsPart(code[at - 1])) && (placeholder < 0 ? end == code.Length || !IsPart(code[end]) : end < code.Length && char.IsDigit(code[end])))
                return true;
        }

        return false;
    }

    private static bool IsPart(char character) => char.IsLetterOrDigit(character) || character == '_';
}
