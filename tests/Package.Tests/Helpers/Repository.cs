using System;
using System.IO;

namespace Gen.Package.Tests.Helpers;

/// <summary>Where the repository's files lie.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>What this was built as: Release or Debug, the name of the folder above the framework's.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string PathOf(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Gen.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"There is no folder with Gen.sln above {AppContext.BaseDirectory}.");
    }
}
