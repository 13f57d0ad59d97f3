using System.Globalization;
using System.Text;

namespace Gen.Generator.Emit.NativeLibrary;

/// <summary>Names as C programs write them.</summary>
internal static class CName
{
    /// <summary>A name in small letters with underscores between its words: <c>SpokenDigits</c> is <c>spoken_digits</c>, <c>ECGNet2</c> is <c>ecg_net2</c>.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder();
        for (var place = 0; place < name.Length; place++)
        {
            var letter = name[place];
            if (place > 0 && BeginsWord(name, place) && text[text.Length - 1] != '_')
                text.Append('_');
            if (IsPlain(letter))
                text.Append(char.ToLowerInvariant(letter));
            else if (letter is '_' or '.' or '-' or ' ')
                text.Append('_');
            else
                text.Append('u').Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
        }

        return text.Length > 0 && text[0] is >= '0' and <= '9' ? "_" + text : text.ToString();
    }

    /// <summary>The same for constants.</summary>
    public static string Constant(string name) => Of(name).ToUpperInvariant();

    private static bool BeginsWord(string name, int place) => IsCapital(name[place])
        && (!IsCapital(name[place - 1]) || (place + 1 < name.Length && name[place + 1] is >= 'a' and <= 'z'));

    private static bool IsCapital(char letter) => letter is >= 'A' and <= 'Z';

    private static bool IsPlain(char letter) => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';
}
