using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Runtime;
using System.Text.RegularExpressions;

namespace Gen.Replay;

/// <summary>
/// The processor time that the generator takes for each network of <c>docs/architectures.md</c>: the first time in a process, where most methods have yet to be
/// compiled, and the same again, as in a compiler that stays and has done it often. The driver parses what is emitted, so that is a part of it.
/// </summary>
internal static class GeneratorTime
{
    private const int ColdRuns = 3;
    private const int WarmRuns = 15;

    /// <summary>Prints the table, each row from processes of its own.</summary>
    public static void Print()
    {
        Console.WriteLine("| network | cold, ms | of it the runtime's compiler, ms | methods compiled | warm, ms | of it parsing, ms | emitted, KB |\n|---|---|---|---|---|---|---|");
        foreach (var name in Projects().Select(project => project.Name))
        {
            var runs = Enumerable.Range(0, ColdRuns).Select(_ => Child(name)).ToList();
            Console.WriteLine($"| {name} | {string.Join(" | ", Enumerable.Range(0, runs[0].Length).Select(column => runs.Min(run => run[column]).ToString("0", CultureInfo.InvariantCulture)))} |");
        }
    }

    /// <summary>Measures one in this process.</summary>
    public static void PrintOne(string name)
    {
        Emission.Run(Emission.Compilation(new("", "class Roslyn;")));
        var project = Projects().Single(project => project.Name == name);
        var (compiler, methods) = (JitInfo.GetCompilationTime(), JitInfo.GetCompiledMethodCount());
        var cold = RunTime(project);
        (compiler, methods) = (JitInfo.GetCompilationTime() - compiler, JitInfo.GetCompiledMethodCount() - methods);
        var texts = Emission.Run(Emission.Compilation(project)).GeneratedSources.Select(source => source.SourceText.ToString()).ToList();
        var warm = Enumerable.Range(0, WarmRuns).Min(_ => RunTime(project));
        var parsing = Enumerable.Range(0, WarmRuns).Min(_ => Milliseconds(() => texts.ForEach(text => Emission.Parse(text, ""))));
        Console.WriteLine(FormattableString.Invariant($"{cold} {compiler.TotalMilliseconds} {methods} {warm} {parsing} {texts.Sum(text => (long)text.Length) / 1000}"));
    }

    private static double RunTime(Project project)
    {
        var compilation = Emission.Compilation(project);
        return Milliseconds(() => Emission.Run(compilation));
    }

    private static double Milliseconds(Action action)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        action();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds;
    }

    private static double[] Child(string name)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(GeneratorTime).Assembly.Location, "--time", name]) { RedirectStandardOutput = true })!;
        return Array.ConvertAll(child.StandardOutput.ReadToEnd().Split(' '), number => double.Parse(number, CultureInfo.InvariantCulture));
    }

    /// <summary>Each network by itself, all of them in one project, in namespaces of their own, and networks of many layers.</summary>
    private static IEnumerable<Project> Projects()
    {
        var pages = Corpus.Page("docs/architectures.md").Select(project => (Name: Regex.Match(project.Sources[0].Text, @"partial class (\w+);").Groups[1].Value, project.Sources[0].Text)).ToList();
        Project[] more =
        [
            new("all", [.. pages.Select(page => ("", page.Text.Replace("using Gen;\n", $"using Gen;\nnamespace In{page.Name};\n", StringComparison.Ordinal)))]),
            Deep(50),
            Deep(200),
        ];
        return pages.Select(page => new Project(page.Name, page.Text)).Concat(more);
    }

    /// <summary>A network of layers of different widths.</summary>
    private static Project Deep(int layers) => new(
        string.Create(CultureInfo.InvariantCulture, $"{layers} layers"),
        "using Gen;\n[Input(Length = 200, Channels = 4)]\n"
            + string.Concat(Enumerable.Range(0, layers).Select(layer => string.Create(CultureInfo.InvariantCulture, $"[Conv1d(Filters = {8 + layer}, Width = 3, Padding = \"same\"), Relu]\n")))
            + "public partial class Deep;");
}
