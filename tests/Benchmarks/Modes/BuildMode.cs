using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Benchmarks.Building;

namespace Benchmarks.Modes;

/// <summary>
/// What the networks of <c>docs/architectures.md</c> add to the C# compiler's work: processor seconds of the compiler's process, generator included, less those of the
/// same project without a network. Each run is a fresh process, as in a build without a compiler server; all projects take turns.
/// </summary>
internal static class BuildMode
{
    public static void Run(Options options, TextWriter output)
    {
        var compiler = Compiler.Find();
        var projects = ArchitectureSources.Read();
        var runs = projects.ToDictionary(project => project.Name, _ => new List<Compilation>());
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var project in projects)
                runs[project.Name].Add(compiler.Compile(project));
        }

        var nothing = runs[ArchitectureSources.Nothing];
        output.WriteLine("| network | added, s of processor, median | least | added, s of wall, median | emitted, KB | files |\n|---|---|---|---|---|---|");
        foreach (var (name, compilations) in runs.Where(run => run.Value != nothing))
        {
            var (median, least) = (Median(compilations, run => run.Processor) - Median(nothing, run => run.Processor), compilations.Min(run => run.Processor) - nothing.Min(run => run.Processor));
            var wall = Median(compilations, run => run.Wall) - Median(nothing, run => run.Wall);
            output.WriteLine(FormattableString.Invariant($"| {name} | {median:F2} | {least:F2} | {wall:F2} | {compilations[0].Characters / 1000} | {compilations[0].Files} |"));
        }

        output.WriteLine(FormattableString.Invariant($"Without a network: {Median(nothing, run => run.Processor):F2} s of processor, {Median(nothing, run => run.Wall):F2} s of wall."));
    }

    private static double Median(IEnumerable<Compilation> runs, Func<Compilation, double> value)
    {
        var sorted = runs.Select(value).Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
