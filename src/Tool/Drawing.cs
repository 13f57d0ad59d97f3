using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;

namespace Gen.Tool;

/// <summary>A network as an SVG: a box for each layer from top to bottom, the branches of a layer side by side above it.</summary>
internal sealed class Drawing
{
    private const int Width = 220;
    private const int Height = 40;
    private const int Gap = 16;

    private readonly StringBuilder _boxes = new();
    private int _bottom;
    private int _right;

    public static string Of(NetworkDescription network)
    {
        var drawing = new Drawing();
        drawing.Box(Gap, Gap, $"{network.Name}: input", network.Input.ToString());
        drawing.Follow(network.Layers, Gap, Gap + Height);
        return FormattableString.Invariant($"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{drawing._right + Gap}" height="{drawing._bottom + Gap}" font-family="sans-serif" font-size="12">
            {drawing._boxes}</svg>

            """).ReplaceLineEndings("\n");
    }

    /// <summary>Draws layers one below the other; the lowest place that is taken comes back.</summary>
    private int Follow(IReadOnlyList<LayerDescription> layers, int x, int y)
    {
        foreach (var layer in layers)
        {
            var (column, lowest) = (x, y);
            foreach (var branch in layer.Branches)
            {
                lowest = Math.Max(lowest, Follow(branch, column, y));
                column += (Width + Gap) * Columns(branch);
            }

            Line(x + Width / 2, y, lowest + Gap);
            Box(x, lowest + Gap, $"{layer.Kind} {layer.Name}", $"{Options(layer)} {layer.Output}");
            y = lowest + Gap + Height;
        }

        return y;
    }

    private static int Columns(IReadOnlyList<LayerDescription> branch) =>
        branch.Select(layer => layer.Branches.Sum(Columns)).Append(1).Max();

    private static string Options(LayerDescription layer) => string.Join(" ", new[] { "Filters", "Units", "Width", "Size", "Stride", "Dilation", "Signals", "Signal" }
        .Where(option => layer.Option(option) is { } value && !(option is "Stride" or "Dilation" && value == "1")).Select(option => $"{option.ToLowerInvariant()} {layer.Option(option)}"));

    private void Line(int x, int from, int to) => _boxes.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x}\" y1=\"{from}\" x2=\"{x}\" y2=\"{to}\" stroke=\"#888\"/>\n");

    private void Box(int x, int y, string title, string text)
    {
        (_bottom, _right) = (Math.Max(_bottom, y + Height), Math.Max(_right, x + Width));
        _boxes.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y}\" width=\"{Width}\" height=\"{Height}\" rx=\"4\" fill=\"#eef3fb\" stroke=\"#456\"/>\n");
        _boxes.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 8}\" y=\"{y + 16}\" font-weight=\"bold\">{WebUtility.HtmlEncode(title)}</text>\n");
        _boxes.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 8}\" y=\"{y + 32}\">{WebUtility.HtmlEncode(text)}</text>\n");
    }
}
