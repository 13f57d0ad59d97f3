using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Benchmarks.Measuring;
using Benchmarks.Reports;

namespace Benchmarks.Sweep;

/// <summary>How the shares of the drawn shapes are distributed, the better layout of each counting, and which are the lowest.</summary>
internal static class SweepReport
{
    private const int Worst = 10;

    /// <summary>Prints it.</summary>
    /// <param name="rows">The rows, both layouts of each shape.</param>
    /// <param name="describe">A shape in words.</param>
    /// <param name="output">Where to.</param>
    public static void Print(IEnumerable<Row> rows, Func<string, string> describe, TextWriter output)
    {
        var best = rows.GroupBy(row => row.Shape).Select(shape => shape.MaxBy(row => row.Share)!).OrderBy(row => row.Share).ToList();
        output.WriteLine("| least | 10 % | 25 % | median | 75 % | 90 % | greatest |");
        output.WriteLine("|---:|---:|---:|---:|---:|---:|---:|");
        output.WriteLine("| " + string.Join(" | ", new[] { 0, 0.1, 0.25, 0.5, 0.75, 0.9, 1 }.Select(share => Percent(Statistics.Quantile(best.Select(row => row.Share ?? 0), share)))) + " |");
        var compared = best.Where(row => row.OrtMicroseconds is not null).OrderBy(Ratio).ToList();
        if (compared.Count > 0)
        {
            output.WriteLine();
            output.WriteLine(FormattableString.Invariant(
                $"ONNX Runtime / ours: median {Statistics.Median(compared.Select(Ratio)):F2}x, least {Ratio(compared[0]):F2}x; ours is slower on {compared.Count(row => Ratio(row) < 1)} of {compared.Count}"));
        }

        output.WriteLine();
        output.WriteLine("| lowest | layout | share | ONNX Runtime / ours |");
        output.WriteLine("|---|---|---:|---:|");
        foreach (var row in best.Take(Worst).Concat(compared.Where(row => Ratio(row) < 1)).Distinct())
        {
            output.WriteLine($"| {describe(row.Shape)} | {row.Layout} | {Percent(row.Share)} | "
                + (row.OrtMicroseconds is null ? "|" : FormattableString.Invariant($"{Ratio(row):F2}x |")));
        }
    }

    private static double Ratio(Row row) => row.OrtMicroseconds!.Value / row.Microseconds!.Value;

    private static string Percent(double? share) => FormattableString.Invariant($"{100 * share:F1}");
}
