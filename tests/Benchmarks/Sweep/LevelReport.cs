using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Benchmarks.Measuring;
using Benchmarks.Reports;
using Benchmarks.Shapes;

namespace Benchmarks.Sweep;

/// <summary>What a level of numerics gains over the first one that was asked for, on the shapes where it takes another algorithm, and where it loses.</summary>
internal static class LevelReport
{
    private const int Lowest = 5;

    /// <summary>Prints it.</summary>
    /// <param name="rows">The rows, those of a shape side by side.</param>
    /// <param name="shapes">The shapes.</param>
    /// <param name="output">Where to.</param>
    public static void Print(IReadOnlyCollection<Row> rows, IReadOnlyCollection<NetworkShape> shapes, TextWriter output)
    {
        var groups = rows.GroupBy(row => (row.Shape.Split(' ')[0], row.Layout)).Select(group => group.ToList()).ToList();
        for (var level = 1; level < groups[0].Count; level++)
        {
            var gains = groups.Select(group => (
                    Shape: shapes.First(shape => shape.Name == group[level].Shape && shape.Layout.ToString() == group[level].Layout),
                    Gain: group[0].Microseconds!.Value / group[level].Microseconds!.Value))
                .Where(item => Algorithm(item.Shape) is not null).OrderBy(item => item.Gain).ToList();
            output.WriteLine(FormattableString.Invariant($"{groups[0][level].Shape.Split(' ')[1]}: another algorithm on {gains.Count} of {groups.Count} shapes in a layout")
                + (gains.Count == 0 ? "" : FormattableString.Invariant($"; gain: median {Statistics.Median(gains.Select(item => item.Gain)):F2}x, least {gains[0].Gain:F2}x, greatest {gains[^1].Gain:F2}x")));
            foreach (var (shape, gain) in gains.Take(Lowest))
                output.WriteLine(FormattableString.Invariant($"  {gain:F2}x  {shape.Describe()} {shape.Layout}  {Algorithm(shape)}"));
        }
    }

    /// <summary>What the summary says of the forward pass where it is no plain sum.</summary>
    private static string? Algorithm(NetworkShape shape)
    {
        var summary = (string)shape.Type.GetProperty("Summary")!.GetValue(null)!;
        var start = summary.IndexOf("(forward", StringComparison.Ordinal);
        return start < 0 ? null : summary[start..(summary.IndexOf("multiplications", start, StringComparison.Ordinal) + "multiplications".Length)] + ")";
    }
}
