using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Gen.Samples.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Gen.Samples.Tests;

/// <summary>What <c>dotnet new</c> makes of the templates compiles, and the classifier runs.</summary>
public sealed class TemplateTests : IDisposable
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("templates-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("gen-classifier", true)]
    [InlineData("gen-stream", true)]
    [InlineData("gen-native", false)]
    public void AProjectIsMadeThatCompiles(string template, bool isProgram)
    {
        var hive = Path.Combine(_folder.FullName, "hive");
        Dotnet("new", "install", Path.Combine(Repository.Root, "templates/content", template), "--debug:custom-hive", hive);
        var project = Path.Combine(_folder.FullName, "Gestures");
        Dotnet("new", template, "-n", "Gestures", "-o", project, "--no-update-check", "--debug:custom-hive", hive);

        Assert.True(File.Exists(Path.Combine(project, "Gestures.csproj")));
        Assert.False(Directory.Exists(Path.Combine(project, ".template.config")));
        string[] sources = [.. Directory.GetFiles(project, "*.cs").Select(file => Placed(File.ReadAllText(file)))];
        Assert.All(sources, source => Assert.DoesNotContain("GenProject1", source, StringComparison.Ordinal));
        var version = XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("Version").Single().Value;
        Assert.All(XDocument.Load(Path.Combine(project, "Gestures.csproj")).Descendants("PackageReference"), package => Assert.Equal(version, package.Attribute("Version")!.Value));

        var program = new GeneratedProgram(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, [.. sources, .. isProgram ? [ImplicitUsings] : Array.Empty<string>()]);
        if (template != "gen-classifier")
        {
            Assert.NotNull(program.Load().GetType("Gestures.Network"));
            return;
        }

        Assert.Matches(@"\naccuracy +(0\.9\d\d|1\.000) +\d+\n", program.Run());
        Assert.All(new[] { "example.csv", "network.safetensors", "report.html" }, file => Assert.True(File.Exists(Path.Combine(_folder.FullName, file)), file));
    }

    private string Placed(string code) => Regex.Replace(code, "\"([a-z]+\\.(csv|safetensors|html))\"", match => $"@\"{Path.Combine(_folder.FullName, match.Groups[1].Value)}\"");

    private static void Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}{error.Result}");
    }
}
