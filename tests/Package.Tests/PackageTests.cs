using System;
using System.IO;
using System.Linq;
using System.Text;
using Gen.Package.Tests.Helpers;
using Xunit;

namespace Gen.Package.Tests;

/// <summary>What is in the package. No package source is needed for this.</summary>
[Collection(Workplace.Collection)]
public sealed class PackageTests(Workplace workplace)
{
    private static readonly string[] s_frameworks = ["net10.0", "net9.0"];

    [Fact]
    public void ItHasTheRuntimeTheGeneratorTheCodeFixesTheTargetsTheReadmeAndThePages()
    {
        var files = Feed.Read(workplace.Feed.PackagePath);
        string[] expected =
        [
            "README.md", "icon.png", "analyzers/dotnet/cs/Gen.CodeFixes.dll", "analyzers/dotnet/cs/Gen.Generator.dll", "build/net9.0/Gen.targets", "buildTransitive/net9.0/Gen.targets",
            .. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(path => "docs/" + Path.GetFileName(path)),
            .. Directory.GetFiles(Path.Combine(Repository.Root, "docs", "pictures"), "*.svg").Select(path => "docs/pictures/" + Path.GetFileName(path)),
            .. Directory.GetFiles(Path.Combine(Repository.Root, "docs", "cookbook"), "*.md").Select(path => "docs/cookbook/" + Path.GetFileName(path)),
            .. Directory.GetFiles(Path.Combine(Repository.Root, "docs", "diagnostics"), "*.md").Select(path => "docs/diagnostics/" + Path.GetFileName(path)),
            .. s_frameworks.Select(framework => $"lib/{framework}/Gen.dll"), .. s_frameworks.Select(framework => $"lib/{framework}/Gen.xml"),
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), files.Keys.Where(IsOurs).Order(StringComparer.Ordinal));

        var description = Encoding.UTF8.GetString(files["Gen.nuspec"]);
        Assert.Contains("<readme>README.md</readme>", description, StringComparison.Ordinal);
        Assert.Contains("<license type=\"expression\">MIT</license>", description, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSymbolsBelongToTheAssemblies()
    {
        var (symbols, files) = (Feed.Read(workplace.Feed.SymbolsPath), Feed.Read(workplace.Feed.PackagePath));
        Assert.Equal(s_frameworks.Select(framework => $"lib/{framework}/Gen.pdb").Order(), symbols.Keys.Where(IsOurs).Order());
        Assert.All(s_frameworks, framework => Assert.Equal(PortableSymbols.IdOfAssembly(files[$"lib/{framework}/Gen.dll"]), PortableSymbols.IdOfSymbols(symbols[$"lib/{framework}/Gen.pdb"])));
    }

    [Fact]
    public void PackedTwiceItIsTheSame()
    {
        var again = new Feed(workplace.PathOf("feed-again"));
        Assert.All(new[] { (workplace.Feed.PackagePath, again.PackagePath), (workplace.Feed.SymbolsPath, again.SymbolsPath) }, pair =>
        {
            var (first, second) = (Feed.Read(pair.Item1), Feed.Read(pair.Item2));
            Assert.Equal(first.Keys, second.Keys);
            Assert.All(first, file => Assert.True(file.Value.AsSpan().SequenceEqual(second[file.Key]), $"{file.Key} differs."));
        });
    }

    [Fact]
    public void NothingInItNamesAPlaceOnThisMachine()
    {
        var files = Feed.Read(workplace.Feed.PackagePath).Concat(Feed.Read(workplace.Feed.SymbolsPath)).Where(file => IsOurs(file.Key));
        Assert.All(files, file =>
        {
            Assert.True(file.Value.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Repository.Root)) < 0, file.Key);
            Assert.True(file.Value.AsSpan().IndexOf(Encoding.Unicode.GetBytes(Repository.Root)) < 0, file.Key);
        });
    }

    /// <summary>Whether a file is not part of every package's wrapping.</summary>
    private static bool IsOurs(string name) =>
        !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name is not ("[Content_Types].xml" or "Gen.nuspec");
}
