using System;
using System.IO;

namespace Gen.Samples.Tests.Helpers;

/// <summary>Where the repository's files lie.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>A text file with \n at the end of each line, however it was checked out.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Gen.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"There is no folder with Gen.sln above {AppContext.BaseDirectory}.");
    }
}
