using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Benchmarks.Deployment;
using Benchmarks.Measuring;
using Gen;

namespace Benchmarks.Reports;

/// <summary>The two tables of deployment. They are Markdown in any case: the columns are programs, which a list of lines would tear apart.</summary>
internal static class DeployReport
{
    /// <summary>Prints the programs side by side.</summary>
    public static void Print(IReadOnlyList<Measurements> rows, Options options, TextWriter output)
    {
        output.WriteLine($"| | {string.Join(" | ", rows.Select(row => row.Detector.Name))} |" + (rows.Count == 2 ? " ratio of the least |" : ""));
        output.WriteLine("|---|" + string.Concat(Enumerable.Repeat("---:|", rows.Count + (rows.Count == 2 ? 1 : 0))));
        Line("size on disk, MB", row => [1e-6 * row.Detector.Size]);
        Line("start to first answer, ms", row => row.StartSeconds.Select(value => 1e3 * value));
        Line("most resident memory, MB", row => row.PeakKilobytes.Select(value => 1.024e-3 * value));
        Line("latency, median, us", row => row.Latencies.Select(value => value.Median));
        Line("latency, 99 %, us", row => row.Latencies.Select(value => value.Percent99));
        Line("latency, 99.99 %, us", row => row.Latencies.Select(value => value.Percent9999));
        output.WriteLine();
        output.WriteLine(FormattableString.Invariant($"{rows[0].StartSeconds.Count} starts and {rows[0].Latencies.Count} processes of {options.Predictions:N0} predictions for each program."));

        void Line(string name, Func<Measurements, IEnumerable<double>> values)
        {
            var cells = rows.Select(row => values(row).ToList()).ToList();
            output.WriteLine($"| {name} | {string.Join(" | ", cells.Select(Cell))} |"
                + (rows.Count == 2 ? FormattableString.Invariant($" {cells[1].Min() / cells[0].Min():F1}x |") : ""));
        }
    }

    /// <summary>Prints what Native AOT costs or gains beside the JIT of the same version of .NET, which stands second.</summary>
    public static void Print(
        IEnumerable<InstructionSet> sets, IReadOnlyList<string> programs, Dictionary<(InstructionSet Set, string Program), List<double>> medians, TextWriter output)
    {
        output.WriteLine($"| latency, median, us | {string.Join(" | ", programs)} | first / second by the least |");
        output.WriteLine("|---|" + string.Concat(Enumerable.Repeat("---:|", programs.Count + 1)));
        foreach (var set in sets)
        {
            var cells = programs.Select(program => medians[(set, program)]).ToList();
            output.WriteLine($"| {Names.Of(set)} | {string.Join(" | ", cells.Select(Cell))} |" + FormattableString.Invariant($" {cells[0].Min() / cells[1].Min():F3} |"));
        }
    }

    private static string Cell(IReadOnlyCollection<double> values) => values.Count == 1
        ? FormattableString.Invariant($"{values.First():F2}")
        : FormattableString.Invariant($"{values.Min():F2} ({Statistics.Median(values):F2})");
}
