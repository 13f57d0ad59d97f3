using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace TimeSeries.Report;

/// <summary>The network's own summary, as a table.</summary>
internal static partial class SummaryTable
{
    private const int Columns = 6;

    public static Html Render(string summary)
    {
        var lines = summary.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var html = new Html().Line($"""<div class="wide"><table class="summary"><thead>{Row(lines[0], "th")}</thead><tbody>""");
        foreach (var line in lines.Skip(1))
            html.Line($"{Row(line, "td")}");
        return html.Line($"</tbody></table></div>");
    }

    // Columns have two blanks or more between them; the last line has no kind and no output.
    private static string Row(string line, string tag)
    {
        var cells = Gap().Split(line.Trim());
        var missing = Columns - cells.Length;
        return "<tr>" + string.Concat(cells.Select((cell, i) =>
            $"<{tag}{(i == 0 && missing > 0 ? $" colspan=\"{missing + 1}\"" : "")}{(i + missing >= 3 && i > 0 ? " class=\"number\"" : "")}>{Html.Escape(cell)}</{tag}>")) + "</tr>";
    }

    [GeneratedRegex(" {2,}")]
    private static partial Regex Gap();
}
