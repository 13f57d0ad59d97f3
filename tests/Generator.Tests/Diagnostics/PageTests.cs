using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Diagnostics;

/// <summary>The examples of the pages under docs/diagnostics say what happens: the wrong one and its message, and the right one.</summary>
public sealed partial class PageTests
{
    public static IEnumerable<object[]> Pages =>
        Directory.GetFiles(Repository.DiagnosticPages, "GEN*.md").Order(System.StringComparer.Ordinal).Select(path => new object[] { Path.GetFileNameWithoutExtension(path) });

    [Theory]
    [MemberData(nameof(Pages))]
    public void TheWrongExampleGivesTheMessageAndNothingElse(string id)
    {
        var page = Read(id);
        var found = Assert.Single(GeneratorHarness.Run(Block(page, "## Wrong", "csharp")).Diagnostics);
        Assert.Equal(id, found.Id);
        Assert.Equal(Block(page, "## Message", "text"), found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void TheRightExampleCompiles(string id) => GeneratorHarness.RunClean(Block(Read(id), "## Right", "csharp"));

    private static string Read(string id) => Repository.Read(Path.Combine(Repository.DiagnosticPages, id + ".md"));

    private static string Block(string page, string heading, string language)
    {
        var section = page[page.IndexOf(heading, System.StringComparison.Ordinal)..];
        return Fence().Matches(section).First(match => match.Groups["language"].Value == language).Groups["code"].Value.TrimEnd('\n');
    }

    [GeneratedRegex("```(?<language>[a-z]+)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
