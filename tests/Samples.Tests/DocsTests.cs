using System.Text.RegularExpressions;
using Gen.Samples.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Gen.Samples.Tests;

/// <summary>The code in the pages for users is code: each block compiles without a warning.</summary>
public sealed class DocsTests
{
    public static TheoryData<string, int> Blocks
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var page in new[] { "docs/from-keras-pytorch-matlab.md", "docs/numerics.md", "docs/architecture.md" })
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
        _ = new GeneratedProgram(kind, code).Load();
    }
}
