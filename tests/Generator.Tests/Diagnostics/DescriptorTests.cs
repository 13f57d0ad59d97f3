using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Gen.CodeFixes;
using Gen.Generator.Diagnostics;
using Gen.Generator.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace Gen.Generator.Tests.Diagnostics;

/// <summary>What all diagnostics have in common: descriptors, pages, help links, the table of pages and the list of releases say the same.</summary>
public sealed class DescriptorTests
{
    private static readonly DiagnosticDescriptor[] s_all =
        [.. typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>()];

    private static readonly string[] s_fixable =
        [.. typeof(AddPartial).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds)];

    public static IEnumerable<object[]> Ids => s_all.Select(descriptor => new object[] { descriptor.Id });

    [Fact]
    public void IdsAreNumbersInOrder()
    {
        Assert.All(s_all, descriptor => Assert.Matches("^GEN[0-9]{3}$", descriptor.Id));
        Assert.Equal(s_all.Select(descriptor => descriptor.Id).Distinct().Order(StringComparer.Ordinal), s_all.Select(descriptor => descriptor.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EachHasAPageThatItsHelpLinkNames(string id)
    {
        var descriptor = s_all.Single(each => each.Id == id);
        Assert.EndsWith($"docs/diagnostics/{id}.md", descriptor.HelpLinkUri);
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", Repository.Read(Path.Combine(Repository.DiagnosticPages, id + ".md")));
    }

    /// <summary>The package's targets tell the generator where its pages are; whoever has only the package can open them.</summary>
    [Theory]
    [InlineData("/home/me/.nuget/packages/gen/1.0.0/docs/", "file:///home/me/.nuget/packages/gen/1.0.0/docs/diagnostics/GEN009.md")]
    [InlineData("/a folder/docs", "file:///a%20folder/docs/diagnostics/GEN009.md")]
    [InlineData("https://pages.example/docs/", "https://pages.example/docs/diagnostics/GEN009.md")]
    [InlineData("", "docs/diagnostics/GEN009.md")]
    [InlineData(null, "docs/diagnostics/GEN009.md")]
    public void TheHelpLinkOpensThePackagesPage(string? folder, string link)
    {
        var compilation = TestCompilation.Create("[Input(Length = 10), Dense(0)] partial class N;");
        var driver = GeneratorHarness.NewDriver().WithUpdatedAnalyzerConfigOptions(new BuildProperties(("GenDocumentation", folder))).RunGenerators(compilation);
        var found = Assert.Single(driver.GetRunResult().Diagnostics);
        Assert.Equal(("GEN009", link), (found.Id, found.Descriptor.HelpLinkUri));
        Assert.Equal(s_all.Single(each => each.Id == "GEN009").Title, found.Descriptor.Title);
    }

    [Fact]
    public void EveryPageIsOfADiagnostic() => Assert.Equal(
        s_all.Select(descriptor => descriptor.Id + ".md").Append("README.md"),
        Directory.GetFiles(Repository.DiagnosticPages).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    /// <summary>One row for each, with its severity, its title, whether it can be fixed, and tests that there are and that speak of it.</summary>
    [Fact]
    public void TheTableHasThemAll()
    {
        var rows = Regex.Matches(Repository.Read(Path.Combine(Repository.DiagnosticPages, "README.md")), @"^\| \[(.*)\]\((.*)\) \| (.*) \| (.*) \|(.*)\| (.*) \|$", RegexOptions.Multiline)
            .Select(row => row.Groups.Values.Skip(1).Select(cell => cell.Value.Trim()).ToArray()).ToList();
        Assert.Equal(
            s_all.Select(each => $"{each.Id} {each.Id}.md {each.DefaultSeverity} {each.Title}"),
            rows.Select(row => string.Join(" ", row.Take(4))), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(s_fixable.Order(StringComparer.Ordinal), rows.Where(row => row[4].Length > 0).Select(row => row[0]));
        Assert.All(rows, row => Assert.All(row[5].Split(", "), test => AssertSpeaksOf(row[0], test)));
    }

    [Fact]
    public void TheListOfReleasesHasThemAll()
    {
        var lists = new[] { "Shipped", "Unshipped" }.Select(name => Repository.Read(Path.Combine(Repository.Root, "src", "Generator", $"AnalyzerReleases.{name}.md")));
        Assert.Equal(
            s_all.Select(each => $"{each.Id} | {each.Category} | {each.DefaultSeverity} | {each.Title}"),
            lists.SelectMany(list => list.Split('\n')).Where(line => line.StartsWith("GEN", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static void AssertSpeaksOf(string id, string test)
    {
        var (name, method) = (test.Split('.')[0], test.Split('.')[1]);
        var type = Assert.Single(typeof(DescriptorTests).Assembly.GetTypes(), type => type.Name == name);
        Assert.NotNull(type.GetMethod(method));
        var file = Assert.Single(Directory.GetFiles(Repository.Tests, name + ".cs", SearchOption.AllDirectories));
        Assert.Contains($"\"{id}\"", Repository.Read(file));
    }
}
