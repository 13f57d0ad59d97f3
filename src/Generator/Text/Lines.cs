using System.Linq;

namespace Gen.Generator.Text;

/// <summary>Texts of others, which may have several lines, for places that have one.</summary>
internal static class Lines
{
    /// <summary>A text on one line: a comment or a message ends with its line.</summary>
    public static string Joined(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter));
}
