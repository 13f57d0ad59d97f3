using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Gen.Generator.Tests.Helpers;

/// <summary>Compiles what was emitted together with what it was emitted for.</summary>
internal static class CompiledOutput
{
    /// <summary>The source and the emitted files as one project.</summary>
    public static Compilation Of(GeneratorRun run) =>
        run.Input.AddSyntaxTrees(run.Result.GeneratedSources.Select(source => source.SyntaxTree));

    /// <summary>Fails on any diagnostic at warning level 9999, and shows the lines that it is about with their numbers.</summary>
    public static void AssertClean(GeneratorRun run)
    {
        var found = Of(run).GetDiagnostics().Where(diagnostic => !IsAboutTest(diagnostic, run)).ToList();
        if (found.Count > 0)
            Assert.Fail(Describe(found));
    }

    /// <summary>Fails on any warning or error inside what was emitted; what the user wrote may be wrong.</summary>
    public static void AssertEmittedIsClean(GeneratorRun run)
    {
        var found = Of(run).GetDiagnostics().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden
            && diagnostic.Location.SourceTree is { } tree && !run.Input.ContainsSyntaxTree(tree)).ToList();
        if (found.Count > 0)
            Assert.Fail(Describe(found));
    }

    // Test sources have unneeded usings and no documentation; emitted ones are not to have the latter.
    private static bool IsAboutTest(Diagnostic diagnostic, GeneratorRun run) => diagnostic.Severity == DiagnosticSeverity.Hidden
        || (diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree is { } tree && run.Input.ContainsSyntaxTree(tree));

    private static string Describe(IReadOnlyList<Diagnostic> found)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in found.Take(20))
            text.Append(diagnostic).Append('\n');
        var trees = found.Select(diagnostic => diagnostic.Location.SourceTree).OfType<SyntaxTree>().Distinct().Take(3);
        foreach (var tree in trees)
            text.Append('\n').Append(tree.FilePath).Append('\n').Append(Numbered(tree));
        return text.ToString();
    }

    private static string Numbered(SyntaxTree tree) =>
        string.Join("\n", tree.GetText().Lines.Select(line => $"{line.LineNumber + 1,5}: {line}"));
}
