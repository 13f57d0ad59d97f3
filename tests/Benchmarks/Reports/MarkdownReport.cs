using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Benchmarks.Reports;

/// <summary>Shares of the peak, a row for each shape and pass, a column for each instruction set and layout.</summary>
internal static class MarkdownReport
{
    /// <summary>Prints the table.</summary>
    public static void Print(IReadOnlyCollection<Row> rows, TextWriter output)
    {
        var columns = rows.Select(row => (row.Isa, row.Layout)).Distinct().ToList();
        var hasOrt = rows.Any(row => row.OrtMicroseconds is not null);
        var best = columns.Count == 0 ? "" : columns[0].Isa;
        output.WriteLine($"| shape | pass | {string.Join(" | ", columns.Select(column => $"{column.Isa} {column.Layout}"))} |"
            + (hasOrt ? $" ONNX Runtime / ours, {best} |" : ""));
        output.WriteLine("|---|---|" + string.Concat(Enumerable.Repeat("---:|", columns.Count + (hasOrt ? 1 : 0))));
        foreach (var line in rows.GroupBy(row => (row.Shape, row.Pass)))
        {
            var cells = columns.Select(column => Cell(line.FirstOrDefault(row => (row.Isa, row.Layout) == column)));
            output.WriteLine($"| {line.Key.Shape} | {line.Key.Pass} | {string.Join(" | ", cells)} |"
                + (hasOrt ? $" {Ratio([.. line.Where(row => row.Isa == best)])} |" : ""));
        }
    }

    /// <summary>The share by the least times and, in brackets, by the medians; in percent.</summary>
    private static string Cell(Row? row) => row switch
    {
        null => "",
        { Share: null } => "lost in noise",
        _ => FormattableString.Invariant($"{100 * row.Share:F1} ({100 * row.MedianShare:F1})"),
    };

    /// <summary>ONNX Runtime's time over ours in the better layout.</summary>
    private static string Ratio(IReadOnlyCollection<Row> rows) => rows.Min(row => row.Microseconds) is { } ours && rows.Max(row => row.OrtMicroseconds) is { } theirs
        ? FormattableString.Invariant($"{theirs / ours:F2}x")
        : "";
}
