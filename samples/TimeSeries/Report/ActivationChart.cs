using System;
using System.Globalization;
using System.Linq;

namespace TimeSeries.Report;

/// <summary>A series with its class activation map: a halo where a step speaks for the class or against it, and the map below.</summary>
internal sealed class ActivationChart(int id)
{
    private const double Width = 540;
    private const double SignalHeight = 150;
    private const double MapTop = 168;
    private const double MapHeight = 14;

    public Html Render(ReadOnlySpan<float> series, double[] map)
    {
        var x = new Scale(0, series.Length - 1, 8, Width - 8);
        var (least, greatest) = (series.ToArray().Min(), series.ToArray().Max());
        var y = new Scale(least, greatest > least ? greatest : least + 1, SignalHeight - 8, 12);
        var path = string.Join(' ', series.ToArray().Select((value, step) => string.Create(CultureInfo.InvariantCulture, $"{x.Of(step):0.#},{y.Of(value):0.#}")));
        return new Html()
            .Line($"""<svg viewBox="0 0 {Width} {MapTop + MapHeight + 2}" role="img" aria-label="series with class activation map">""")
            .Add(Gradient(map, x))
            .Line($"""<polyline class="halo" points="{path}" stroke="url(#map{id})"/><polyline class="signal" points="{path}"/>""")
            .Line($"""<rect class="ground" x="8" y="{MapTop}" width="{Width - 16}" height="{MapHeight}" rx="3"/>""")
            .Line($"""<rect x="8" y="{MapTop}" width="{Width - 16}" height="{MapHeight}" rx="3" fill="url(#map{id})"/>""")
            .Line($"</svg>");
    }

    // Colours come from the page's style, so that they follow light and dark; how strong they are is the map.
    private Html Gradient(double[] map, Scale x)
    {
        var greatest = Math.Max(map.Max(Math.Abs), 1e-9);
        var html = new Html().Line($"""<defs><linearGradient id="map{id}" gradientUnits="userSpaceOnUse" x1="{x.Start}" x2="{x.End}" y1="0" y2="0">""");
        for (var step = 0; step < map.Length; step++)
        {
            html.Line($"""
                <stop class="{(map[step] < 0 ? "against" : "for")}" offset="{step / Math.Max(1.0, map.Length - 1):0.####}" stop-opacity="{Math.Abs(map[step]) / greatest:0.###}"/>
                """);
        }

        return html.Line($"</linearGradient></defs>");
    }
}
