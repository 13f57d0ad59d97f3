using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Gen.Generator.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Gen.Generator.Tests.Diagnostics;

/// <summary>The examples of the pages under docs/diagnostics say what happens: the wrong one with its place and its message, and the right one.</summary>
/// <remarks>With GEN_UPDATE_SNAPSHOTS=1, places and messages are written into the pages as they are; read the difference before it is committed.</remarks>
public sealed partial class PageTests
{
    public static IEnumerable<object[]> Pages =>
        Directory.GetFiles(Repository.DiagnosticPages, "GEN*.md").Order(StringComparer.Ordinal).Select(path => new object[] { Path.GetFileNameWithoutExtension(path) });

    /// <summary>A weights file of a network without parameters, for the page that is about another network's file.</summary>
    public PageTests() => File.WriteAllBytes("other.safetensors", [2, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}']);

    [Theory]
    [MemberData(nameof(Pages))]
    public void TheWrongExampleGivesTheMessageAtThePlaceAndNothingElse(string id)
    {
        var page = Read(id);
        var run = Run(id, Block(page, "## Wrong"));
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal(id, found.Id);
        var said = $"{PlaceOf(found, run)}:\n\n```text\n{found.GetMessage(CultureInfo.InvariantCulture)}\n```";
        if (Verify.Accepts)
            File.WriteAllText(PathOf(id), Said().Replace(page, said.Replace("$", "$$"), 1));
        Assert.Equal(said, Said().Match(Read(id)).Value);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void TheRightExampleCompiles(string id) => GeneratorHarness.RunClean(Block(Read(id), "## Right"));

    private static string PlaceOf(Diagnostic found, GeneratorRun run) =>
        found.Location == Location.None ? "Of the project" : $"At `{run.TextAt(found)}` in line {found.Location.GetLineSpan().StartLinePosition.Line + 1}";

    /// <summary>Runs an example in a project in which it is wrong, where an example alone cannot be.</summary>
    private static GeneratorRun Run(string id, string source) => id switch
    {
        "GEN050" => GeneratorHarness.Run(new Stages { Plan = (_, _) => throw new InvalidOperationException("Sequence contains no elements") }, source),
        "GEN051" => GeneratorHarness.Run(TestCompilation.Create(LanguageVersion.CSharp11, source)),
        "GEN053" => GeneratorHarness.Run(TestCompilation.CreateWithLibrary("[Conv1d(Filters = 8, Padding = \"smae\")] public class Smooth;", source)),
        "GEN064" => GeneratorHarness.Run(TestCompilation.Create(source), properties: new(("GenStreams", "some"))),
        "GEN080" => GeneratorHarness.Run(TestCompilation.Create(source), properties: new(("_GenInstructionSets", "avx2,sse4"))),
        "GEN081" => GeneratorHarness.Run(TestCompilation.Create(source), properties: new(("GenTraining", "no"))),
        "GEN102" => GeneratorHarness.Run(TestCompilation.Create(source), properties: new(("GenNativeLibrary", "shared"))),
        "GEN103" => GeneratorHarness.Run(TestCompilation.Create(source), properties: new(("GenNativeLibrary", "true"))),
        _ => GeneratorHarness.Run(source),
    };

    /// <summary>The code under a heading of a page.</summary>
    internal static string Block(string page, string heading) =>
        Fence().Match(page, page.IndexOf(heading + "\n", StringComparison.Ordinal)).Groups["code"].Value.TrimEnd('\n');

    /// <summary>All code of a page.</summary>
    internal static IEnumerable<string> Blocks(string page) => Fence().Matches(page).Select(match => match.Groups["code"].Value);

    private static string Read(string id) => Repository.Read(PathOf(id));

    private static string PathOf(string id) => Path.Combine(Repository.DiagnosticPages, id + ".md");

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("((At `[^\n]*` in line [0-9]+|Of the project):\n\n)?```text\n[^\n]*\n```")]
    private static partial Regex Said();
}
