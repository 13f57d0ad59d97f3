using System.Globalization;
using System.Linq;

namespace Gen.Generator.Text;

/// <summary>Texts of the user's on one line: in a message, which is one line, or in a comment, which a line's end would end.</summary>
internal static class OneLine
{
    /// <summary>The text as C# would spell it: what ends a line or moves the cursor as an escape.</summary>
    public static string Of(string text) => text.All(IsPlain) ? text : string.Concat(text.Select(Escaped));

    private static bool IsPlain(char letter) => !char.IsControl(letter) && letter is not ('\u2028' or '\u2029');

    private static string Escaped(char letter) => letter switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when IsPlain(letter) => letter.ToString(),
        _ => "\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture),
    };
}
