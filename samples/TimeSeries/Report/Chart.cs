using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace TimeSeries.Report;

/// <summary>A frame with two axes, to draw lines in.</summary>
internal sealed class Chart
{
    private const double Width = 540;
    private const double Height = 270;
    private const double Left = 54;
    private const double Right = Width - 14;
    private const double Top = 14;
    private const double Bottom = Height - 36;

    private readonly Html _html = new();

    /// <param name="title">What is shown, for those who cannot see it.</param>
    /// <param name="x">Least and greatest along the foot.</param>
    /// <param name="y">Least and greatest along the side.</param>
    /// <param name="logarithmic">Whether the side counts in powers of ten.</param>
    /// <param name="unit">What stands behind the numbers of the side.</param>
    public Chart(string title, (double Least, double Greatest) x, (double Least, double Greatest) y, bool logarithmic, string unit)
    {
        X = new Scale(x.Least, x.Greatest, Left, Right);
        Y = new Scale(y.Least, y.Greatest, Bottom, Top, logarithmic);
        _html.Line($"""<svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{Html.Escape(title)}">""");
        foreach (var tick in Y.Ticks())
        {
            _html.Line($"""<line class="grid" x1="{Left}" x2="{Right}" y1="{Y.Of(tick):0.#}" y2="{Y.Of(tick):0.#}"/>""");
            _html.Line($"""<text class="tick" x="{Left - 8}" y="{Y.Of(tick) + 4:0.#}" text-anchor="end">{Label(tick)}{unit}</text>""");
        }

        foreach (var tick in X.Ticks().Where(tick => tick >= 1))
            _html.Line($"""<text class="tick" x="{X.Of(tick):0.#}" y="{Bottom + 17}" text-anchor="middle">{Label(tick)}</text>""");
        _html.Line($"""<text class="tick" x="{(Left + Right) / 2}" y="{Height - 3}" text-anchor="middle">epoch</text>""");
    }

    public Scale X { get; }

    public Scale Y { get; }

    /// <summary>A line through points.</summary>
    public Chart Curve(IEnumerable<(double X, double Y)> points, string style)
    {
        var path = string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X.Of(point.X):0.#},{Y.Of(point.Y):0.#}")));
        _html.Line($"""<polyline class="curve {style}" points="{path}"/>""");
        return this;
    }

    /// <summary>A line from head to foot.</summary>
    public Chart Upright(double x, string style, string title)
    {
        _html.Line($"""<line class="{style}" x1="{X.Of(x):0.#}" x2="{X.Of(x):0.#}" y1="{Top}" y2="{Bottom}"><title>{Html.Escape(title)}</title></line>""");
        return this;
    }

    /// <summary>A dot with a word beside it, on the side where there is room.</summary>
    public Chart Dot(double x, double y, string style, string text)
    {
        var toTheLeft = X.Of(x) > (Left + Right) / 2;
        var below = Y.Of(y) < Top + 30;
        _html.Line($"""<circle class="{style}" cx="{X.Of(x):0.#}" cy="{Y.Of(y):0.#}" r="4.5"/>""");
        _html.Line($"""
            <text class="mark" x="{X.Of(x) + (toTheLeft ? -9 : 9):0.#}" y="{Y.Of(y) + (below ? 19 : -9):0.#}" text-anchor="{(toTheLeft ? "end" : "start")}">{Html.Escape(text)}</text>
            """);
        return this;
    }

    public Html End() => _html.Line($"</svg>");

    private static string Label(double value) => value is >= 1e-3 and < 1e6 or 0
        ? value.ToString(value >= 1000 ? "#,0" : "0.####", CultureInfo.InvariantCulture)
        : value.ToString("0e0", CultureInfo.InvariantCulture);
}
