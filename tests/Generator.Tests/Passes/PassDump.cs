using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Tests.Helpers;

namespace Gen.Generator.Tests.Passes;

/// <summary>What <c>GenDumpPasses</c> writes for a network: its graph behind each pass.</summary>
internal sealed record PassDump(IReadOnlyList<(string Title, string Graph)> Graphs)
{
    private const string Mark = "== ";
    private const string Unchanged = ": no change";

    private static readonly ConcurrentDictionary<string, PassDump> s_known = new(StringComparer.Ordinal);

    /// <summary>Generates a network.</summary>
    /// <param name="declaration">The attributes and the class.</param>
    public static PassDump Of(string declaration) => s_known.GetOrAdd(declaration, Generate);

    private static PassDump Generate(string declaration)
    {
        var run = GeneratorHarness.Run(TestCompilation.Create("using Gen;\n" + declaration), properties: new(("GenDumpPasses", "true")));
        var lines = run.Files.Single(file => file.Key.StartsWith("Passes.", StringComparison.Ordinal)).Value.Split('\n').Where(line => line.Length > 0).Select(line => line[2..].Trim());
        var graphs = new List<(string Title, string Graph)>();
        foreach (var line in lines)
        {
            if (!line.StartsWith(Mark, StringComparison.Ordinal))
                graphs[^1] = (graphs[^1].Title, graphs[^1].Graph + line + "\n");
            else if (line.EndsWith(Unchanged, StringComparison.Ordinal))
                graphs.Add((line[Mark.Length..^Unchanged.Length], graphs[^1].Graph));
            else
                graphs.Add((line[Mark.Length..], ""));
        }

        return new(graphs);
    }

    /// <summary>The graph before a pass and behind it.</summary>
    public (string Before, string After) Around(string title)
    {
        var place = Graphs.ToList().FindIndex(graph => graph.Title == title);
        return (Graphs[place - 1].Graph, Graphs[place].Graph);
    }
}
