using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace Gen.Reports;

/// <summary>A chart with axes, drawn by OxyPlot, whose colours follow the page's style.</summary>
internal sealed class Plot
{
    private const int Width = 540;
    private const int Height = 280;
    // OxyPlot takes colours as numbers, a page that follows day and night has names: each name has a number of its own, which is put back behind the drawing.
    private static readonly string[] s_names = ["ink", "soft", "line", "train", "test", "good", "bad", "for", "against"];

    private static readonly string[] s_series = ["train", "test", "good", "bad", "for", "against", "soft"];
    private static int s_count;

    private bool _hasInnerLegend;

    private readonly PlotModel _model = new() { PlotAreaBorderThickness = new OxyThickness(0), Background = OxyColors.Transparent, DefaultFontSize = 12, Padding = new OxyThickness(4, 8, 10, 4) };

    public Plot(string x, string y, bool logarithmic = false)
    {
        _model.Axes.Add(Styled(new LinearAxis { Position = AxisPosition.Bottom, Title = x, MajorGridlineStyle = LineStyle.None }));
        _model.Axes.Add(Styled(logarithmic ? new LogarithmicAxis { Position = AxisPosition.Left, Title = y } : new LinearAxis { Position = AxisPosition.Left, Title = y }));
    }

    /// <summary>The colour's name of the series of a number.</summary>
    public static string ColourOf(int number) => s_series[number % s_series.Length];

    /// <summary>Both axes from 0 to 1, with a little room.</summary>
    public Plot OfShares()
    {
        foreach (var axis in _model.Axes)
            (axis.Minimum, axis.Maximum, axis.MajorStep) = (-0.01, 1.02, 0.2);
        _hasInnerLegend = true;
        return this;
    }

    /// <summary>A line through points.</summary>
    public Plot Curve(string? title, IEnumerable<(double X, double Y)> points, string colour, LineStyle style = LineStyle.Solid, double thickness = 1.8)
    {
        var series = new LineSeries { Title = title, Color = Colour(colour), StrokeThickness = thickness, LineStyle = style };
        series.Points.AddRange(points.Select(point => new DataPoint(point.X, point.Y)));
        _model.Series.Add(series);
        return this;
    }

    /// <summary>A dot for each point.</summary>
    public Plot Dots(string? title, IEnumerable<(double X, double Y)> points, string colour, MarkerType marker = MarkerType.Circle)
    {
        var series = new ScatterSeries { Title = title, MarkerType = marker, MarkerSize = marker == MarkerType.Circle ? 2.6 : 5, MarkerFill = Colour(colour), MarkerStroke = Colour(colour) };
        if (marker == MarkerType.Circle)
            series.MarkerStrokeThickness = 0;
        series.Points.AddRange(points.Select(point => new ScatterPoint(point.X, point.Y)));
        _model.Series.Add(series);
        return this;
    }

    /// <summary>The drawing as a part of a page.</summary>
    /// <param name="title">What is shown, for those who cannot see it.</param>
    public string Render(string title)
    {
        if (_model.Series.Count(series => series.Title is not null) > 1)
            _model.Legends.Add(_hasInnerLegend ? Inner() : Above());
        var svg = new SvgExporter { Width = Width, Height = Height, IsDocument = false }.ExportToString(_model);
        svg = svg[svg.IndexOf("<svg", StringComparison.Ordinal)..].ReplaceLineEndings("\n");
        for (var i = 0; i < s_names.Length; i++)
            svg = svg.Replace(string.Create(CultureInfo.InvariantCulture, $"rgb(1,2,{i + 1})"), $"var(--{s_names[i]})", StringComparison.Ordinal);
        // Several drawings are on one page: names in them must not meet, and the size is the page's.
        svg = svg.Replace("clipPath", string.Create(CultureInfo.InvariantCulture, $"clip{Interlocked.Increment(ref s_count)}-"), StringComparison.Ordinal);
        return svg.Replace($"<svg width=\"{Width}\" height=\"{Height}\"", $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Html.Escape(title)}\"", StringComparison.Ordinal);
    }

    private static Legend Above() => new()
    {
        LegendPlacement = LegendPlacement.Outside, LegendPosition = LegendPosition.TopCenter, LegendOrientation = LegendOrientation.Horizontal, LegendTextColor = Colour("soft"),
    };

    /// <summary>Where curves of rates seldom are, and names may be long.</summary>
    private static Legend Inner() => new() { LegendPlacement = LegendPlacement.Inside, LegendPosition = LegendPosition.BottomCenter, LegendTextColor = Colour("soft") };

    private static OxyColor Colour(string name) => OxyColor.FromRgb(1, 2, (byte)(Array.IndexOf(s_names, name) + 1));

    private static Axis Styled(Axis axis)
    {
        (axis.TextColor, axis.TitleColor, axis.TicklineColor) = (Colour("soft"), Colour("soft"), Colour("line"));
        (axis.MajorGridlineColor, axis.MinorTickSize, axis.MajorTickSize, axis.AxisTickToLabelDistance) = (Colour("line"), 0, 4, 4);
        // Without fonts at hand OxyPlot takes labels for narrower than they are.
        if (axis.Position == AxisPosition.Left)
            (axis.MajorGridlineStyle, axis.AxisTitleDistance) = (LineStyle.Solid, 16);
        (axis.AxislineStyle, axis.AxislineColor) = (LineStyle.Solid, Colour("line"));
        (axis.MinimumPadding, axis.MaximumPadding) = (0.02, 0.04);
        return axis;
    }
}
