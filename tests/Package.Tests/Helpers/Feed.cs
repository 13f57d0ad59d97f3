using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace Gen.Package.Tests.Helpers;

/// <summary>A folder with the package, freshly packed from what the build has made.</summary>
internal sealed class Feed
{
    /// <summary>A version that no other source has.</summary>
    public const string Version = "0.2.0-check";

    public Feed(string folder)
    {
        Folder = folder;
        Command.Dotnet(
            "pack", Repository.PathOf("src/Runtime"), "--no-build", "-c", Repository.Configuration, "-o", folder, $"-p:PackageVersion={Version}").Run().MustNotWarn();
    }

    public string Folder { get; }

    public string PackagePath => Path.Combine(Folder, $"Gen.{Version}.nupkg");

    public string SymbolsPath => Path.Combine(Folder, $"Gen.{Version}.snupkg");

    /// <summary>The files of a package, by name.</summary>
    public static Dictionary<string, byte[]> Read(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return archive.Entries.ToDictionary(entry => entry.FullName, Bytes);
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
