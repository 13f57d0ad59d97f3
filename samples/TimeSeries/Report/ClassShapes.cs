using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace TimeSeries.Report;

/// <summary>What the classes look like: the training series of each, drawn over one another, and their mean.</summary>
internal sealed class ClassShapes(UcrData data)
{
    private const double Width = 260;
    private const double Height = 84;
    // More lines than this are a solid block.
    private const int MostSeries = 25;

    public Html Render()
    {
        var html = new Html().Line($"""<div class="shapes">""");
        for (var label = 0; label < data.Classes.Count; label++)
        {
            int[] members = [.. Enumerable.Range(0, data.Train.Count).Where(i => data.Train.Labels[i] == label)];
            html.Line($"<figure><figcaption><b>class {Html.Escape(data.Classes[label])}</b><span>{members.Length:N0} series</span></figcaption>")
                .Add(Render(members)).Line($"</figure>");
        }

        return html.Line($"</div>");
    }

    private Html Render(int[] members)
    {
        var values = data.Train.Samples.Inputs.ToArray();
        var (x, y) = (new Scale(0, data.Length - 1, 2, Width - 2), new Scale(values.Min(), values.Max(), Height - 2, 2));
        var html = new Html().Line($"""<svg viewBox="0 0 {Width} {Height}" role="img" aria-label="series of one class">""");
        foreach (var index in members.Take(MostSeries))
            html.Line($"""<polyline class="one" points="{Points(data.Train.Series(index).ToArray().Select(value => (double)value), x, y)}"/>""");
        var mean = Enumerable.Range(0, data.Length).Select(step => members.Average(index => (double)values[index * data.Length + step]));
        return html.Line($"""<polyline class="mean" points="{Points(mean, x, y)}"/></svg>""");
    }

    private static string Points(IEnumerable<double> values, Scale x, Scale y) =>
        string.Join(' ', values.Select((value, step) => string.Create(CultureInfo.InvariantCulture, $"{x.Of(step):0.#},{y.Of(value):0.#}")));
}
