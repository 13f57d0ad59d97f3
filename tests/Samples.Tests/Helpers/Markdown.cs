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

    /// <summary>The targets of links that are no addresses of the web.</summary>
    public static IReadOnlyList<string> LocalLinks(string text) =>
        [.. Link().Matches(text).Select(link => link.Groups["target"].Value).Where(target => !target.StartsWith("http", System.StringComparison.Ordinal))];

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?<target>[^)#]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
