using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Architecture;

/// <summary>The way of <c>Dilation = 4</c> that docs/architecture.md shows: its files exist, speak of it, and are at most twelve; the emitted line is as the page says.</summary>
public sealed partial class DilationTests
{
    private const int MostFiles = 12;

    [Fact]
    public void TheWayOfADilationIsThatOfThePage()
    {
        var page = Repository.Read(Path.Combine(Repository.Root, "docs", "architecture.md"));
        var start = page.IndexOf("## The way of a dilation", StringComparison.Ordinal);
        var rows = Row().Matches(page[start..page.IndexOf("\n## ", start + 4, StringComparison.Ordinal)]).Select(match => (Path: match.Groups[1].Value, Word: match.Groups[2].Value)).ToList();
        Assert.InRange(rows.Count, 8, MostFiles);
        Assert.All(rows, row => Assert.Contains(row.Word, SourceFolders.Files.Single(file => file.Path == row.Path).Text, StringComparison.Ordinal));
    }

    [Fact]
    public void TheEmittedLineHasIt()
    {
        var run = GeneratorHarness.Run("using Gen; [Input(Length = 40, Channels = 3), Conv1d(Filters = 32, Width = 3, Dilation = 4), Numerics(NumericsLevel.Direct)] partial class N;");
        Assert.Contains(run.Files.Values, text => text.Contains("TapStride = 12;", StringComparison.Ordinal));
    }

    /// <summary>A row of the page's table: the file, and the word in it.</summary>
    [GeneratedRegex(@"^\| `([\w/]+\.cs)` \| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
