using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace TimeSeries;

/// <summary>Reads <c>label TAB value TAB value ...</c>, a series a line, all of one length.</summary>
internal static class UcrFile
{
    /// <exception cref="InvalidDataException">The file is not like that; the message has file and line.</exception>
    public static IReadOnlyList<UcrRow> Read(string path)
    {
        var rows = new List<UcrRow>();
        foreach (var text in File.ReadLines(path))
        {
            var row = ReadRow(text, path, rows.Count + 1);
            if (rows.Count > 0 && row.Values.Length != rows[0].Values.Length)
                throw Bad(path, row.Line, $"{row.Values.Length} values, but the series of line 1 has {rows[0].Values.Length}; all need the same length");
            rows.Add(row);
        }

        return rows.Count > 0 ? rows : throw Bad(path, 1, $"the file is empty; expected a label, a tab and values in each line");
    }

    /// <summary>What is wrong, where.</summary>
    public static InvalidDataException Bad(string path, int line, FormattableString problem) =>
        new(FormattableString.Invariant($"{path}({line}): ") + FormattableString.Invariant(problem));

    private static UcrRow ReadRow(string text, string path, int line)
    {
        var columns = text.Split('\t');
        if (columns.Length < 2)
            throw Bad(path, line, $"expected a label, a tab and values with tabs between them, but there is no tab");
        var label = columns[0].Trim();
        if (label.Length == 0)
            throw Bad(path, line, $"the class is empty; expected a label before the first tab");
        return new UcrRow(line, Normal(label), [.. columns.Skip(1).Select((column, index) => ReadValue(column, index + 1, path, line))]);
    }

    // One set spells a class "1", another "1.0000000e+00": as numbers they are the same.
    private static string Normal(string label) =>
        TryNumber(label, out var number) ? number.ToString(CultureInfo.InvariantCulture) : label;

    private static double ReadValue(string text, int index, string path, int line)
    {
        // The archive marks a missing value, and the end of a shorter series, with NaN.
        if (string.IsNullOrWhiteSpace(text) || text.Trim() is "NaN" or "nan" or "?")
            throw Bad(path, line, $"value {index} is missing; expected a finite number");
        return TryNumber(text, out var value) && double.IsFinite(value)
            ? value
            : throw Bad(path, line, $"value {index} is '{Shown(text)}'; expected a finite number");
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    // What is no text file should not be poured over the terminal.
    private static string Shown(string text) =>
        string.Concat(text.Take(20).Select(letter => char.IsControl(letter) ? '.' : letter)) + (text.Length > 20 ? "..." : "");
}
