using System;
using System.IO;
using System.Linq;
using Gen.Samples.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Gen.Samples.Tests;

/// <summary>What the README says is so.</summary>
public sealed class ReadmeTests
{
    private static readonly string s_readme = Repository.Read("README.md");

    [Fact]
    public void TheTwentyLinesRunAndPrintWhatStandsBelowThem()
    {
        var program = Markdown.Blocks(s_readme, "csharp")[0];
        Assert.InRange(program.Split('\n').Count(line => line.Trim().Length > 0), 15, 20);
        Assert.Equal(Markdown.Blocks(s_readme, "text")[0], new GeneratedProgram(OutputKind.ConsoleApplication, program).Run());
    }

    [Fact]
    public void TheEmittedCodeIsWhatTheGeneratorEmits()
    {
        string[] sources = [.. new[] { "SpliceNetwork", "Dna", "SpliceClass" }.Select(file => Repository.Read($"samples/SpliceJunctions/{file}.cs"))];
        var snippet = WithoutIndentation(Markdown.Blocks(s_readme, "csharp")[1]);
        Assert.Contains("MultiplyAdd", snippet, StringComparison.Ordinal);

        var emitted = new GeneratedProgram(OutputKind.DynamicallyLinkedLibrary, sources).Emitted;
        Assert.True(
            emitted.Any(file => WithoutIndentation(file).Contains(snippet, StringComparison.Ordinal)),
            "The README's second C# block is in no emitted file: take the lines anew from a build with EmitCompilerGeneratedFiles.");
    }

    [Fact]
    public void TheLastLineOfTheSampleHasTheFormThatTheReadmeShows() => Assert.Matches(
        @"^Test accuracy \d\d\.\d % \(1,186 sequences\), 0 bytes allocated\n$", Markdown.Blocks(Repository.Read("samples/SpliceJunctions/README.md"), "text")[^1]);

    [Fact]
    public void EveryLayerOptimizerAndLossIsNamed()
    {
        var types = typeof(LayerAttribute).Assembly.GetExportedTypes().Where(type => type is { IsAbstract: false });
        var named = types.Where(type => type.IsSubclassOf(typeof(LayerAttribute)) || type.IsSubclassOf(typeof(Optimizer)) || type.IsSubclassOf(typeof(Loss)));
        var page = Repository.Read("docs/features.md");
        Assert.All(named, type => Assert.Contains($"`{type.Name.Split('`')[0].Replace("Attribute", "")}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void ItIsShort() => Assert.InRange(s_readme.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, 100, 500);

    [Fact]
    public void TheIndexHasEveryPage() => Assert.All(
        Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(Path.GetFileName).Where(page => page != "README.md"),
        page => Assert.Contains($"({page})", Repository.Read("docs/README.md"), StringComparison.Ordinal));

    [Fact]
    public void TwoCommandsDoAll()
    {
        var commands = Markdown.Blocks(s_readme, "sh").Single().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["dotnet run -c Release --project samples/SpliceJunctions", "dotnet test Gen.sln -c Release"], commands);
    }

    [Fact]
    public void LinksLeadSomewhere()
    {
        var pages = new[] { "docs", "src", "samples", "templates" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.md", SearchOption.AllDirectories))
            .Where(page => !page.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Concat(Directory.GetFiles(Repository.Root, "*.md"));
        var dead = pages.SelectMany(page => Markdown.LocalLinks(File.ReadAllText(page)).Where(link => !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, link))).Select(link => $"{page}: {link}"));
        Assert.Empty(dead);
    }

    private static string WithoutIndentation(string code) => string.Join('\n', code.Trim().Split('\n').Select(line => line.Trim()));
}
