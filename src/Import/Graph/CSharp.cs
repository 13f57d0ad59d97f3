using System;
using System.Globalization;

namespace Gen.Import.Graph;

/// <summary>Values as C# text.</summary>
internal static class CSharp
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>The shortest text that a double or, where it was a float, a float reads back.</summary>
    public static string Of(double value)
    {
        var single = (float)value;
        var text = single == value || Math.Abs(single - value) < 1e-9 * Math.Abs(value)
            ? single.ToString("R", CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E') ? text.Replace("E", "e") : text;
    }

    public static string Of(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").ReplaceLineEndings("\\n") + "\"";

    /// <summary>A padding, in its shortest form.</summary>
    public static string Padding(int left, int right) => left == right ? (left == 0 ? "\"valid\"" : Of(left)) : $"new[] {{ {Of(left)}, {Of(right)} }}";
}
