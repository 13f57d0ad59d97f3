using System;
using System.Globalization;
using System.Linq;

namespace Gen.Reports;

/// <summary>The filters of the first convolution, those first that differ most from zero.</summary>
internal static class FilterGrid
{
    private const double Width = 56;
    private const double Height = 40;
    private const int MostFilters = 128;

    /// <summary>The weights of the first convolution, <c>[Width, Channels / Groups, Filters]</c>; none where the network has none of several taps.</summary>
    public static Parameter? Find(INetwork network)
    {
        var layer = network.Description.AllLayers.FirstOrDefault(layer => layer.Kind == "Conv1d");
        return layer is null || layer.Integer("Width", 1) < 2 ? null : network.Parameters.FirstOrDefault(parameter => parameter.Name == layer.Name + ".weight");
    }

    public static Html Render(Parameter weights)
    {
        var (width, channels, filters) = (weights.Shape[0], weights.Shape[1], weights.Shape[2]);
        var values = new float[weights.Length];
        weights.Read(values);
        var (html, greatest) = (new Html(), Math.Max(values.Max(Math.Abs), 1e-12f));
        float[][] own = [.. Enumerable.Range(0, filters).Select(filter => Enumerable.Range(0, width * channels).Select(i => values[i * filters + filter]).ToArray())];
        html.Line($"""<div class="filters">""");
        foreach (var filter in Enumerable.Range(0, filters).OrderByDescending(filter => own[filter].Sum(value => (double)value * value)).Take(MostFilters))
        {
            html.Line($"""<svg viewBox="0 0 {Width} {Height}" role="img"><title>filter {filter}: {string.Join("  ", own[filter].Take(64).Select(Number))}</title>""")
                .Add(channels == 1 ? Bars(own[filter], greatest) : Cells(own[filter], channels, greatest)).Line($"</svg>");
        }

        return html.Line($"</div>");
    }

    private static Html Bars(float[] taps, float greatest)
    {
        var html = new Html().Line($"""<line class="zero" x1="0" x2="{Width}" y1="{Height / 2}" y2="{Height / 2}"/>""");
        var step = Width / taps.Length;
        for (var tap = 0; tap < taps.Length; tap++)
        {
            var size = Math.Max(0.6, Math.Abs(taps[tap]) / greatest * (Height / 2 - 2));
            html.Line($"""
                <rect class="{(taps[tap] < 0 ? "against" : "for")}" x="{step * (tap + 0.1):0.##}" width="{0.8 * step:0.##}" y="{Height / 2 - (taps[tap] < 0 ? 0 : size):0.##}" height="{size:0.##}"/>
                """);
        }

        return html;
    }

    /// <summary>A column for each tap, a row for each channel.</summary>
    private static Html Cells(float[] weights, int channels, float greatest)
    {
        var (html, wide, high) = (new Html(), Width / (weights.Length / channels), Height / channels);
        for (var i = 0; i < weights.Length; i++)
        {
            html.Line($"""
                <rect class="{(weights[i] < 0 ? "against" : "for")}" x="{i / channels * wide:0.##}" width="{wide:0.##}" y="{i % channels * high:0.##}" height="{high:0.##}" opacity="{Math.Abs(weights[i]) / greatest:0.##}"/>
                """);
        }

        return html;
    }

    private static string Number(float value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
