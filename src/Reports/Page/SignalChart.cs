using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Gen.Reports;

/// <summary>A signal, a line for each channel, with a band below: a halo where a step speaks for a class or against it.</summary>
internal sealed class SignalChart(int id)
{
    private const double Width = 540;
    private const double SignalHeight = 150;
    private const double MapTop = 168;
    private const double MapHeight = 14;
    // More lines than this are a tangle.
    private const int MostLines = 4;

    /// <summary>Draws channels with a map of their relevance.</summary>
    public Html Render(IReadOnlyList<double[]> channels, double[] map)
    {
        var (x, lines) = (Along(channels[0].Length), Lines(channels));
        return Begin()
            .Add(Gradient(map, x))
            .Line($"""<polyline class="halo" points="{lines[0]}" stroke="url(#map{id})"/>""").Add(Drawn(lines))
            .Line($"""<rect class="ground" x="8" y="{MapTop}" width="{Width - 16}" height="{MapHeight}" rx="3"/>""")
            .Line($"""<rect x="8" y="{MapTop}" width="{Width - 16}" height="{MapHeight}" rx="3" fill="url(#map{id})"/></svg>""");
    }

    /// <summary>Draws channels with a band that is red where steps were told wrong.</summary>
    public Html Render(IReadOnlyList<double[]> channels, IReadOnlyList<bool> wrong)
    {
        var (html, share) = (Begin().Add(Drawn(Lines(channels))), (Width - 16) / wrong.Count);
        html.Line($"""<rect class="ground" x="8" y="{MapTop}" width="{Width - 16}" height="{MapHeight}" rx="3"/>""");
        for (var step = 0; step < wrong.Count; step++)
        {
            if (wrong[step])
                html.Line($"""<rect class="for" x="{8 + step * share:0.##}" y="{MapTop}" width="{share:0.##}" height="{MapHeight}"/>""");
        }

        return html.Line($"</svg>");
    }

    /// <summary>Draws what should have come, and what came.</summary>
    public static Html Render(double[] target, double[] output)
    {
        var lines = Lines([target, output]);
        return Begin().Line($"""<polyline class="signal target" points="{lines[0]}"/><polyline class="signal output" points="{lines[1]}"/></svg>""");
    }

    private static Html Begin() => new Html().Line($"""<svg viewBox="0 0 {Width} {MapTop + MapHeight + 2}" role="img" aria-label="signal">""");

    private static Scale Along(int steps) => new(0, Math.Max(1, steps - 1), 8, Width - 8);

    private static string[] Lines(IReadOnlyList<double[]> channels)
    {
        var x = Along(channels[0].Length);
        var (least, greatest) = (channels.Take(MostLines).Min(channel => channel.Min()), channels.Take(MostLines).Max(channel => channel.Max()));
        var y = new Scale(least, greatest > least ? greatest : least + 1, SignalHeight - 8, 12);
        return [.. channels.Take(MostLines).Select(channel => string.Join(' ', channel.Select((value, step) => string.Create(CultureInfo.InvariantCulture, $"{x.Of(step):0.#},{y.Of(value):0.#}"))))];
    }

    private static Html Drawn(string[] lines)
    {
        var html = new Html();
        for (var i = lines.Length - 1; i >= 0; i--)
            html.Line($"""<polyline class="signal channel{i}" points="{lines[i]}"/>""");
        return html;
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
