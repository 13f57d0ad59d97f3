using System.Text;

namespace Gen.Generator.Text;

/// <summary>
/// A number in emitted text that differs between kernels whose text is else the same, with the name of the parameter that it becomes where they share it. Where
/// nothing is shared it is the number.
/// </summary>
internal static class Mark
{
    /// <summary>Before a marked number.</summary>
    public const char Start = '\u0001';

    /// <summary>Between the name and the number.</summary>
    public const char Middle = '\u0002';

    /// <summary>Behind a marked number.</summary>
    public const char End = '\u0003';

    /// <summary>The marked number; zero is none, so that sums can leave it out.</summary>
    public static string Of(string name, int value) => value == 0 ? "0" : $"{Start}{name}{Middle}{Literal.Of(value)}{End}";

    /// <summary>The text with all numbers as they are.</summary>
    public static string Resolve(string text)
    {
        if (text.IndexOf(Start) < 0)
            return text;
        var resolved = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == Start)
                at = text.IndexOf(Middle, at);
            else if (text[at] != End)
                resolved.Append(text[at]);
        }

        return resolved.ToString();
    }
}
