using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Gen;
using TimeSeries.Models;

namespace TimeSeries;

/// <summary>Trains once with each seed and prints a row of a Markdown table: what a published table is compared with.</summary>
internal sealed class SeedRow(Options options, Architecture architecture, NetworkKind kind, UcrData data, TextWriter output)
{
    public void Run()
    {
        var (accuracies, seconds) = (new List<double>(), new List<double>());
        for (var seed = options.FirstSeed; seed <= options.LastSeed; seed++)
        {
            var network = kind.Create(seed);
            var history = Training.Run(network, architecture, data, options, seed);
            accuracies.Add(100 * new TestRun(network, data.Test).Accuracy);
            seconds.Add(history.Last.Elapsed.TotalSeconds);
            WriteLine($"seed {seed}: test accuracy {accuracies[^1]:0.00} %, {seconds[^1]:0.0} s");
        }

        output.WriteLine();
        output.WriteLine("| set | model | test accuracy, % | mean (min-max) | seconds a run |");
        output.WriteLine("|---|---|---|---|---|");
        var all = string.Join(' ', accuracies.Select(accuracy => accuracy.ToString("0.00", CultureInfo.InvariantCulture)));
        WriteLine($"| {data.Name} | {architecture.Name} | {all} | {accuracies.Average():0.00} ({accuracies.Min():0.00}-{accuracies.Max():0.00}) | {seconds.Average():0} |");
    }

    private void WriteLine(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
