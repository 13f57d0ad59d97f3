using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;

namespace Gen.Reports;

/// <summary>
/// A network as an SVG: a box for each layer from top to bottom, the branches of a layer side by side above it, and a line at the side from where a signal is kept to
/// where it is taken.
/// </summary>
public sealed class NetworkDrawing
{
    private const int Width = 290;
    private const int Height = 40;
    private const int Gap = 16;

    // Colours for both a light and a dark page; by what the layer does.
    private static readonly (string Colour, string[] Kinds)[] s_colours =
    [
        ("#4c8df6", ["Conv1d", "DepthwiseConv1d", "SeparableConv1d", "ConvTranspose1d", "Dense", "Embedding"]),
        ("#b06ad9", ["Lstm", "Gru", "SimpleRnn"]),
        ("#e08a2e", ["MaxPool1d", "AveragePool1d", "GlobalMaxPool1d", "GlobalAveragePool1d", "Flatten", "Upsample1d", "Cropping1d", "Repeat"]),
        ("#2f9e6e", ["BatchNorm", "LayerNorm", "Normalize", "Dropout"]),
        ("#d9556b", ["Residual", "Concat", "Add", "Multiply", "Join", "Keep", "Take", "Output"]),
    ];

    private readonly StringBuilder _boxes = new();
    private readonly Dictionary<string, (int X, int Y)> _kept = [];
    private int _bottom;
    private int _right;
    private int _lanes;

    private NetworkDrawing()
    {
    }

    /// <summary>Draws a network.</summary>
    /// <param name="network">Its description: <c>MyNetwork.Description</c>.</param>
    /// <returns>The text of an SVG file.</returns>
    public static string ToSvg(NetworkDescription network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var drawing = new NetworkDrawing();
        drawing.Box(Gap, Gap, $"{network.Name}: input", network.Input.ToString(), "#8a94a6");
        drawing.Follow(network.Layers, Gap, Gap + Height);
        var (width, height) = (drawing._right + Gap * (1 + drawing._lanes), drawing._bottom + Gap);
        return FormattableString.Invariant($"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="system-ui, sans-serif" font-size="12">
            {drawing._boxes}</svg>

            """).ReplaceLineEndings("\n");
    }

    /// <summary>Draws a network into a file.</summary>
    /// <param name="network">Its description.</param>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteSvg(NetworkDescription network, string path) => File.WriteAllText(path, ToSvg(network));

    /// <summary>Draws layers one below the other; the lowest place that is taken comes back.</summary>
    private int Follow(IReadOnlyList<LayerDescription> layers, int x, int y)
    {
        foreach (var layer in layers)
        {
            var (column, lowest) = (x, y);
            foreach (var branch in layer.Branches)
            {
                Line(x + Width / 2, y, column + Width / 2, y + (column == x ? 0 : Gap));
                lowest = Math.Max(lowest, Follow(branch, column, y + (column == x ? 0 : Gap)));
                column += (Width + Gap) * Columns(branch);
            }

            JoinBranches(layer, x, y, lowest);
            Box(x, lowest + Gap, $"{layer.Kind}  {layer.Name}", $"{Options(layer)} {layer.Output}".Trim(), ColourOf(layer.Kind));
            Signals(layer, x, lowest + Gap);
            y = lowest + Gap + Height;
        }

        return y;
    }

    private void JoinBranches(LayerDescription layer, int x, int y, int lowest)
    {
        var column = x;
        foreach (var branch in layer.Branches.Count > 0 ? layer.Branches : [[]])
        {
            if (column == x)
                Line(x + Width / 2, y, x + Width / 2, lowest + Gap);
            else
                Line(column + Width / 2, lowest, x + Width * 3 / 4, lowest + Gap);
            column += (Width + Gap) * Columns(branch);
        }
    }

    /// <summary>A line at the side for each signal that goes on from elsewhere.</summary>
    private void Signals(LayerDescription layer, int x, int y)
    {
        foreach (var name in (layer.Option("Signals") ?? layer.Option("Signal") ?? layer.Option("Name") ?? "").Trim('[', ']').Split([',', ' ', '"'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (layer.Kind is "Keep" or "Input")
            {
                _kept[name] = (x + Width, y + Height / 2);
            }
            else if (_kept.TryGetValue(name, out var from))
            {
                var lane = Math.Max(from.X, x + Width) + Gap * ++_lanes;
                (_right, _bottom) = (Math.Max(_right, x + Width), Math.Max(_bottom, y + Height));
                _boxes.Append(CultureInfo.InvariantCulture, $"<path d=\"M{from.X} {from.Y} H{lane} V{y + Height / 2} H{x + Width}\" fill=\"none\" stroke=\"#d9556b\" stroke-dasharray=\"4 3\"/>\n");
            }
        }
    }

    private static int Columns(IReadOnlyList<LayerDescription> branch) => branch.Select(layer => layer.Branches.Sum(Columns)).Append(1).Max();

    private static string Options(LayerDescription layer) => string.Join(" ", new[] { "Filters", "Units", "Width", "Size", "Stride", "Dilation", "Signals", "Signal" }
        .Where(option => layer.Option(option) is { } value && !(option is "Stride" or "Dilation" && value == "1")).Select(option => $"{option.ToLowerInvariant()} {layer.Option(option)}"));

    private static string ColourOf(string kind) => s_colours.FirstOrDefault(pair => pair.Kinds.Contains(kind)).Colour ?? "#8a94a6";

    private void Line(int x1, int y1, int x2, int y2) => _boxes.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"#8a94a6\"/>\n");

    private void Box(int x, int y, string title, string text, string colour)
    {
        (_bottom, _right) = (Math.Max(_bottom, y + Height), Math.Max(_right, x + Width));
        _boxes.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y}\" width=\"{Width}\" height=\"{Height}\" rx=\"5\" fill=\"{colour}\" fill-opacity=\"0.14\" stroke=\"{colour}\"/>\n");
        _boxes.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 9}\" y=\"{y + 16}\" font-weight=\"600\" fill=\"currentColor\">{WebUtility.HtmlEncode(title)}</text>\n");
        _boxes.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 9}\" y=\"{y + 32}\" fill=\"currentColor\" fill-opacity=\"0.75\">{WebUtility.HtmlEncode(text)}</text>\n");
    }
}
