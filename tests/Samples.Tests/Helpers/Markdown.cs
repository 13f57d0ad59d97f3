using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Gen.Samples.Tests.Helpers;

/// <summary>The parts of a Markdown file that tests read.</summary>
internal static partial class Markdown
{
    /// <summary>The fenced blocks of a language, in their order.</summary>
    public static IReadOnlyList<string> Blocks(string text, string language) =>
        [.. Fence().Matches(text).Where(block => block.Groups["language"].Value == language).Select(block => block.Groups["text"].Value)];

    /// <summary>The files of C# among the blocks, by the names that their comments give them: <c>// Program.cs</c>, after directives if there are any.</summary>
    public static IReadOnlyDictionary<string, string> Files(string text) => (
        from block in Blocks(text, "csharp")
        let name = FileName().Match(block)
        where name.Success
        select (name.Groups["name"].Value, block)).ToDictionary(file => file.Value, file => file.block);

    /// <summary>The targets of links that are no addresses of the web.</summary>
    public static IReadOnlyList<string> LocalLinks(string text) =>
        [.. Link().Matches(text).Select(link => link.Groups["target"].Value).Where(target => !target.StartsWith("http", System.StringComparison.Ordinal))];

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(#:.*\n)*// (?<name>\w+\.cs)\b")]
    private static partial Regex FileName();

    [GeneratedRegex(@"\]\((?<target>[^)#]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
