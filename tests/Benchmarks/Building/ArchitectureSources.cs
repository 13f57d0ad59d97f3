using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Benchmarks.Building;

/// <summary>The networks of <c>docs/architectures.md</c>, each as a project, all of them as one, and one without any.</summary>
internal static partial class ArchitectureSources
{
    /// <summary>The project without a network.</summary>
    public const string Nothing = "none";

    public static IReadOnlyList<SourceProject> Read()
    {
        var text = File.ReadAllText(Path.Combine(Root(), "docs", "architectures.md")).ReplaceLineEndings("\n");
        // Blocks of the same name must not meet where all are one project.
        var networks = Fence().Matches(text).Select(block => block.Groups["text"].Value)
            .Select(source => (Name: Network().Match(source).Groups["name"].Value, Source: source)).Where(network => network.Name.Length > 0)
            .Select(network => new SourceProject(network.Name, [network.Source.Replace("using Gen;\n", $"using Gen;\nnamespace Of{network.Name};\n", StringComparison.Ordinal)])).ToList();
        return [new(Nothing, ["internal static class Nothing;"]), .. networks, new("all in one project", [.. networks.SelectMany(network => network.Files)])];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Gen.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new IOException($"There is no folder with Gen.sln above {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex(@"^```csharp\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\[Input\((.|\n)*?partial class (?<name>\w+)")]
    private static partial Regex Network();
}

/// <summary>A project.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Files">Its files.</param>
internal sealed record SourceProject(string Name, IReadOnlyList<string> Files);
