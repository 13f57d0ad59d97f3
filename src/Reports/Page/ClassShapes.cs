using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Gen.Reports;

/// <summary>What the classes look like: the first channel of some samples of each, drawn over one another, and their mean.</summary>
internal sealed class ClassShapes(Samples samples)
{
    private const double Width = 260;
    private const double Height = 84;
    // More lines than this are a solid block.
    private const int MostSignals = 25;
    private const int MostClasses = 30;

    public Html Render()
    {
        var html = new Html().Line($"""<div class="shapes">""");
        for (var label = 0; label < samples.Names.Length && label < MostClasses; label++)
        {
            int[] members = [.. Enumerable.Range(0, samples.Count).Where(i => samples.Labels[i] == label)];
            html.Line($"<figure><figcaption><b>{Html.Escape(samples.Names[label])}</b><span>{members.Length:N0} samples</span></figcaption>");
            if (members.Length > 0)
                html.Add(Render([.. members.Take(MostSignals).Select(index => samples.Channel(index, 0))]));
            html.Line($"</figure>");
        }

        return html.Line($"</div>");
    }

    private static Html Render(double[][] signals)
    {
        var (least, greatest) = (signals.Min(signal => signal.Min()), signals.Max(signal => signal.Max()));
        var (x, y) = (new Scale(0, System.Math.Max(1, signals[0].Length - 1), 2, Width - 2), new Scale(least, greatest > least ? greatest : least + 1, Height - 2, 2));
        var html = new Html().Line($"""<svg viewBox="0 0 {Width} {Height}" role="img" aria-label="signals of one class">""");
        foreach (var signal in signals)
            html.Line($"""<polyline class="one" points="{Points(signal, x, y)}"/>""");
        var mean = Enumerable.Range(0, signals[0].Length).Select(step => signals.Average(signal => signal[step]));
        return html.Line($"""<polyline class="mean" points="{Points(mean, x, y)}"/></svg>""");
    }

    private static string Points(IEnumerable<double> values, Scale x, Scale y) =>
        string.Join(' ', values.Select((value, step) => string.Create(CultureInfo.InvariantCulture, $"{x.Of(step):0.#},{y.Of(value):0.#}")));
}
