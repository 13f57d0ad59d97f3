using System;
using System.Globalization;
using System.Linq;
using Gen;

namespace TimeSeries.Report;

/// <summary>The filters of the first convolution, those first that differ most from zero.</summary>
internal static class FilterGrid
{
    private const double Width = 56;
    private const double Height = 40;

    public static Html Render(Parameter weights)
    {
        var (width, filters) = (weights.Shape[0], weights.Shape[2]);
        var values = new float[weights.Length];
        weights.Read(values);
        var (html, greatest) = (new Html(), values.Max(Math.Abs));
        html.Line($"""<div class="filters">""");
        foreach (var filter in Enumerable.Range(0, filters).OrderByDescending(filter => Enumerable.Range(0, width).Sum(tap => Square(values[tap * filters + filter]))))
        {
            var taps = Enumerable.Range(0, width).Select(tap => values[tap * filters + filter]).ToArray();
            html.Add(Render(taps, filter, greatest));
        }

        return html.Line($"</div>");
    }

    private static Html Render(float[] taps, int filter, float greatest)
    {
        var html = new Html().Line($"""<svg viewBox="0 0 {Width} {Height}" role="img"><title>filter {filter}: {string.Join("  ", taps.Select(Number))}</title>""");
        html.Line($"""<line class="zero" x1="0" x2="{Width}" y1="{Height / 2}" y2="{Height / 2}"/>""");
        var step = Width / taps.Length;
        for (var tap = 0; tap < taps.Length; tap++)
        {
            var size = Math.Max(0.6, Math.Abs(taps[tap]) / greatest * (Height / 2 - 2));
            html.Line($"""
                <rect class="{(taps[tap] < 0 ? "against" : "for")}" x="{step * (tap + 0.1):0.##}" width="{0.8 * step:0.##}" y="{Height / 2 - (taps[tap] < 0 ? 0 : size):0.##}" height="{size:0.##}"/>
                """);
        }

        return html.Line($"</svg>");
    }

    private static double Square(float value) => value * value;

    private static string Number(float value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
