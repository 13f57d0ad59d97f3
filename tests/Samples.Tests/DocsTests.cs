using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Gen.Samples.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Gen.Samples.Tests;

/// <summary>The code in the pages for users is code: each block compiles without a warning, and the first training does what the page says.</summary>
public sealed class DocsTests
{
    public static TheoryData<string, int> Blocks
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var page in new[] { "docs/getting-started.md", "docs/from-keras-pytorch-matlab.md", "docs/numerics.md", "docs/architecture.md" })
            {
                for (var block = 0; block < Markdown.Blocks(Repository.Read(page), "csharp").Count; block++)
                    data.Add(page, block);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void EveryBlockCompiles(string page, int block)
    {
        var code = Markdown.Blocks(Repository.Read(page), "csharp")[block];
        var kind = Regex.IsMatch(code, "^var ", RegexOptions.Multiline) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        // The made-up signals are a file of their own in the page's project.
        var signals = Markdown.Blocks(Repository.Read("docs/getting-started.md"), "csharp")[1];
        _ = new GeneratedProgram(kind, code.Contains("MadeUp.", StringComparison.Ordinal) ? [code, signals] : [code]).Load();
    }

    [Fact]
    public void TheFirstTrainingLearns()
    {
        var blocks = Markdown.Blocks(Repository.Read("docs/getting-started.md"), "csharp");
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var program = blocks[2].Replace("\"heartbeat.safetensors\"", $"@\"{Path.Combine(folder.FullName, "heartbeat.safetensors")}\"", StringComparison.Ordinal);
            var output = new GeneratedProgram(OutputKind.ConsoleApplication, program, blocks[1]).Run();
            var right = int.Parse(Regex.Match(output, @"unseen signals: (\d+) %").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            Assert.InRange(right, 95, 100);
            Assert.True(File.Exists(Path.Combine(folder.FullName, "heartbeat.safetensors")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
