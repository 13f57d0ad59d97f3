using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Gen.Samples.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Gen.Samples.Tests;

/// <summary>The first page that a user reads: its files, put into one project, are a program that does what the page says.</summary>
public sealed class GettingStartedTests
{
    private const string Program = "Program.cs";
    private const string OneFile = "ramps.cs";

    private static readonly string s_page = Repository.Read("docs/getting-started.md");

    [Fact]
    public void EveryPieceOfCodeNamesItsFile() => Assert.Equal(Markdown.Blocks(s_page, "csharp"), Markdown.Files(s_page).Values);

    [Fact]
    public void TheFilesTogetherAreAProjectThatLearns()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var (saved, files) = (Path.Combine(folder.FullName, "heartbeat.safetensors"), Markdown.Files(s_page));
            var sources = files.Where(file => file.Key != OneFile)
                .Select(file => file.Key == Program ? file.Value.Replace("\"heartbeat.safetensors\"", $"@\"{saved}\"", StringComparison.Ordinal) : file.Value);
            Assert.Contains(Program, files.Keys);
            AssertLearns(new GeneratedProgram(OutputKind.ConsoleApplication, [.. sources]).Run());
            Assert.True(File.Exists(saved));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void TheProgramInOneFileLearns()
    {
        // The compiler knows the directives in a program of one file only, and leaves them to the SDK.
        var code = Regex.Replace(Markdown.Files(s_page)[OneFile], "^#:.*\n", "", RegexOptions.Multiline);
        AssertLearns(new GeneratedProgram(OutputKind.ConsoleApplication, code).Run());
    }

    [Fact]
    public void LinksLeadSomewhere() =>
        Assert.All(Markdown.LocalLinks(s_page), link => Assert.True(File.Exists(Path.Combine(Repository.Root, "docs", link)), link));

    private static void AssertLearns(string output) => Assert.InRange(
        int.Parse(Regex.Match(output, @"unseen signals: (\d+) %").Groups[1].Value, CultureInfo.InvariantCulture), 95, 100);
}
