using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Gen.Samples.Tests.Helpers;

namespace Gen.Package.Tests.Helpers;

/// <summary>Does what docs/getting-started.md says, command by command and file by file, in an empty folder.</summary>
internal sealed class GettingStarted
{
    private const string OneFile = "ramps.cs";
    private static readonly string s_page = File.ReadAllText(Repository.PathOf("docs/getting-started.md")).ReplaceLineEndings("\n");
    private static readonly string[] s_commands =
        [.. Markdown.Blocks(s_page, "sh").SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    private readonly Workplace _workplace;
    private readonly string _folder;
    private readonly Lazy<CommandResult> _project;
    private readonly Lazy<CommandResult> _oneFile;

    public GettingStarted(Workplace workplace)
    {
        (_workplace, _folder) = (workplace, workplace.PathOf("getting-started"));
        _project = new(FollowProject);
        _oneFile = new(FollowOneFile);
    }

    /// <summary>All commands of the page, in their order.</summary>
    public static IReadOnlyList<string> Commands => s_commands;

    /// <summary>Follows the page as far as the run of the project, once.</summary>
    /// <returns>What became of the run.</returns>
    public CommandResult Project() => _project.Value;

    /// <summary>Follows the page's way without a project, once.</summary>
    /// <returns>What became of the run.</returns>
    public CommandResult OneFileProgram() => _oneFile.Value;

    /// <summary>Runs the project another way than the page says.</summary>
    public CommandResult RunProject(params string[] arguments)
    {
        Project().MustSucceed();
        return Dotnet("Heartbeats", ["run", .. arguments]);
    }

    private CommandResult FollowProject()
    {
        var (folder, last) = (".", default(CommandResult));
        foreach (var command in s_commands.Where(command => !command.EndsWith(OneFile, StringComparison.Ordinal)))
        {
            switch (command.Split(' '))
            {
                // The feed has the package already, under a version of its own.
                case ["dotnet", "pack", "Gen/src/Runtime", "-c", "Release", "-o", var packages]:
                    TakePackage(packages);
                    break;
                case ["cd", var into]:
                    folder = into;
                    Write(folder, Markdown.Files(s_page).Where(file => file.Key != OneFile));
                    break;
                case ["dotnet", "add", "package", "Gen"]:
                    last = Dotnet(folder, "add", "package", "Gen", "--version", Feed.Version).MustSucceed();
                    break;
                case ["dotnet", .. var arguments]:
                    last = Dotnet(folder, arguments).MustSucceed();
                    break;
                default:
                    throw new InvalidOperationException($"The page says '{command}', which nobody has taught this test.");
            }
        }

        return last!;
    }

    private CommandResult FollowOneFile()
    {
        TakePackage("packages");
        var program = Markdown.Files(s_page)[OneFile].Replace("Gen@0.2.0\n", $"Gen@{Feed.Version}\n", StringComparison.Ordinal);
        Write("one-file", [new(OneFile, program)]);
        return Dotnet("one-file", s_commands.Single(command => command.EndsWith(OneFile, StringComparison.Ordinal)).Split(' ')[1..]);
    }

    private void TakePackage(string folder)
    {
        Directory.CreateDirectory(Path.Combine(_folder, folder));
        File.Copy(_workplace.Feed.PackagePath, Path.Combine(_folder, folder, Path.GetFileName(_workplace.Feed.PackagePath)), overwrite: true);
    }

    private void Write(string folder, IEnumerable<KeyValuePair<string, string>> files)
    {
        var sources = Markdown.Blocks(s_page, "xml").Single(block => block.Contains("<packageSources>", StringComparison.Ordinal));
        Directory.CreateDirectory(Path.Combine(_folder, folder));
        foreach (var (name, text) in files.Append(new("nuget.config", sources)))
            File.WriteAllText(Path.Combine(_folder, folder, name), text);
    }

    private CommandResult Dotnet(string folder, params string[] arguments) => (Command.Dotnet(arguments) with
    {
        Folder = Path.Combine(_folder, folder),
        Variables = new Dictionary<string, string> { ["NUGET_PACKAGES"] = _workplace.CachePath },
    }).Run();
}
