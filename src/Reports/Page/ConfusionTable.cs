using System.Linq;
using Gen.Reports;

namespace Gen.Reports;

/// <summary>The confusion matrix, darker where there are more.</summary>
internal static class ConfusionTable
{
    public static Html Render(ConfusionMatrix matrix)
    {
        var (html, indices) = (new Html(), Enumerable.Range(0, matrix.Classes.Count).ToList());
        html.Line($"""<table class="confusion"><thead><tr><td></td><th class="axis" colspan="{indices.Count}">taken for</th></tr><tr><td></td>""");
        foreach (var name in matrix.Classes)
            html.Line($"<th>{Html.Escape(name)}</th>");
        html.Line($"</tr></thead><tbody>");
        foreach (var label in indices)
        {
            var total = indices.Sum(guess => matrix[label, guess]);
            html.Line($"<tr><th>{Html.Escape(matrix.Classes[label])}</th>");
            foreach (var guess in indices)
                html.Add(Cell(matrix[label, guess], total, label == guess));
            html.Line($"</tr>");
        }

        return html.Line($"</tbody></table>");
    }

    private static Html Cell(int count, int total, bool right)
    {
        var share = count / (double)total;
        var kind = count == 0 ? "none" : right ? "right" : "wrong";
        return new Html().Line($"""
            <td class="{kind}" style="--share:{(count == 0 ? 0 : 0.15 + 0.85 * share):0.###}" title="{100 * share:0.0} % of the class">{count:N0}</td>
            """);
    }
}
