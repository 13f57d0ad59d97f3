using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Gen.Generator.Tests.Helpers;

namespace Gen.Generator.Tests.Architecture;

/// <summary>The generator's source files, each with its folder and the folders whose types it names.</summary>
internal static partial class SourceFolders
{
    private const string RootNamespace = "Gen.Generator";

    /// <summary>All source files, by their paths in the generator's folder.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } = Read();

    private static string Root => Path.Combine(Repository.Root, "src", "Generator");

    /// <summary>The folders that a text names, such as <c>Kernels/Direct</c>: in using lines, aliases and names in full, or by a part of a name such as <c>Graph.Buffer</c>.</summary>
    public static IReadOnlyList<string> ImportsOf(string text) =>
    [
        .. Imports().Matches(text).Select(match => Folder(match.Groups[1].Value.Replace('.', '/')))
            .Concat(Parts().Matches(text).Select(match => match.Value.Replace('.', '/')).Where(IsType).Select(Folder))
            .Distinct(),
    ];

    private static IReadOnlyList<SourceFile> Read()
    {
        return
        [
            .. from path in Directory.GetFiles(Root, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
               let relative = Path.GetRelativePath(Root, path).Replace('\\', '/')
               where !relative.StartsWith("bin/", StringComparison.Ordinal) && !relative.StartsWith("obj/", StringComparison.Ordinal)
               select new SourceFile(relative, Path.GetDirectoryName(relative)!.Replace('\\', '/'), File.ReadAllText(path)),
        ];
    }

    /// <summary>A name may end in types: what is left is the longest part that is a folder.</summary>
    private static string Folder(string name)
    {
        while (name.Length > 0 && !Directory.Exists(Path.Combine(Root, name)))
            name = name.Contains('/') ? name[..name.LastIndexOf('/')] : "";
        return name;
    }

    private static bool IsType(string name) => File.Exists(Path.Combine(Root, name + ".cs"));

    /// <summary>A using line, an alias, or a name in full.</summary>
    [GeneratedRegex(@"(?<!namespace )" + RootNamespace + @"\.([\w.]+)")]
    private static partial Regex Imports();

    /// <summary>A name of parts that may begin with a folder: what stands behind a point does not.</summary>
    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*(?:\.[A-Z]\w*)+")]
    private static partial Regex Parts();
}

/// <summary>A source file of the generator.</summary>
/// <param name="Path">Its path in the generator's folder.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Text">Its text.</param>
internal sealed record SourceFile(string Path, string Folder, string Text);
