using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Gen.Tool.Tests;

/// <summary>Where the models lie.</summary>
internal static class Models
{
    public static string Carried { get; } = Path.Combine(Path.GetDirectoryName(Here())!, "models");

    public static string FileOf(string folder) => Path.Combine(folder, JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "meta.json"))).RootElement.GetProperty("file").GetString()!);

    private static string Here([CallerFilePath] string path = "") => path;
}
