using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace Denoiser;

/// <summary>One signal as an SVG: with its noise, as the filter leaves it, and as the network does, each over the clean one.</summary>
internal static class Picture
{
    private const int Width = 800;
    private const int Height = 140;

    public static void Write(string path, ReadOnlySpan<float> clean, params (string Title, float[] Signal)[] rows)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height * rows.Length}" font-family="sans-serif" font-size="13">""");
        svg.Append(CultureInfo.InvariantCulture, $"""<rect width="{Width}" height="{Height * rows.Length}" fill="white"/>""");
        for (var row = 0; row < rows.Length; row++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<text x="8" y="{row * Height + 18}">{rows[row].Title}</text>""");
            AddLine(svg, clean, row, "#bbbbbb", 3);
            AddLine(svg, rows[row].Signal, row, "#1f6fb4", 1.2);
        }

        File.WriteAllText(path, svg.Append("</svg>\n").ToString());
    }

    private static void AddLine(StringBuilder svg, ReadOnlySpan<float> signal, int row, string colour, double width)
    {
        svg.Append(CultureInfo.InvariantCulture, $"""<polyline fill="none" stroke="{colour}" stroke-width="{width}" points=" """);
        for (var step = 0; step < signal.Length; step++)
            svg.Append(CultureInfo.InvariantCulture, $"{step * (Width - 1.0) / (signal.Length - 1):0.#},{row * Height + 100 - 60 * signal[step]:0.#} ");
        svg.Append("\"/>");
    }
}
