using System;
using System.IO;
using System.Linq;

namespace Gen.Generator.Tests.Helpers;

/// <summary>Where the repository's files lie.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Tests => Path.Combine(Root, "tests", "Generator.Tests");

    public static string DiagnosticPages => Path.Combine(Root, "docs", "diagnostics");

    /// <summary>A text file with \n at the end of each line, however it was checked out.</summary>
    public static string Read(string path) => File.ReadAllText(path).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (new[] { "Gen.sln", ".git" }.Any(mark => Path.Exists(Path.Combine(folder.FullName, mark))))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"There is no folder with Gen.sln or .git above {AppContext.BaseDirectory}.");
    }
}
