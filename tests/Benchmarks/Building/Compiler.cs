using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Gen;

namespace Benchmarks.Building;

/// <summary>The SDK's C# compiler, started as a process of its own with the generator beside this program.</summary>
/// <param name="host">The dotnet that runs it.</param>
/// <param name="path">The compiler.</param>
/// <param name="references">The framework's reference assemblies.</param>
internal sealed class Compiler(string host, string path, string references)
{
    /// <summary>Looks where the runtime of this process lies.</summary>
    /// <exception cref="IOException">There is no SDK.</exception>
    public static Compiler Find()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var version = Environment.Version.Major + ".*";
        var sdk = Newest(Path.Combine(root, "sdk"), version);
        var pack = Newest(Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref"), version);
        return new(Path.Combine(root, "dotnet"), Path.Combine(sdk, "Roslyn", "bincore", "csc.dll"), Path.Combine(pack, "ref", FormattableString.Invariant($"net{Environment.Version.Major}.0")));
    }

    /// <summary>Compiles a project, and throws it away.</summary>
    public Compilation Compile(SourceProject project)
    {
        var folder = Directory.CreateTempSubdirectory("gen-build-");
        try
        {
            return Compile(project, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private Compilation Compile(SourceProject project, string folder)
    {
        var files = project.Files.Select((text, index) =>
        {
            var file = Path.Combine(folder, FormattableString.Invariant($"Source{index}.cs"));
            File.WriteAllText(file, text);
            return file;
        });
        var emitted = Directory.CreateDirectory(Path.Combine(folder, "emitted"));
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true };
        string[] arguments =
        [
            "exec", "--runtimeconfig", Path.ChangeExtension(path, ".runtimeconfig.json"), path, "-noconfig", "-nostdlib+", "-nologo", "-target:library", "-optimize+", "-debug:portable", "-nullable:enable",
            .. Directory.GetFiles(references, "*.dll").Append(typeof(INetwork).Assembly.Location).Select(reference => "-r:" + reference),
            "-analyzer:" + Path.Combine(AppContext.BaseDirectory, "Gen.Generator.dll"), "-generatedfilesout:" + emitted.FullName, "-out:" + Path.Combine(folder, "out.dll"), .. files,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        var (processor, wall) = (ChildTime.Seconds(), Stopwatch.GetTimestamp());
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The compiler did not start.");
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{project.Name} does not compile:\n{said}");
        var texts = emitted.GetFiles("*.cs", SearchOption.AllDirectories);
        return new(ChildTime.Seconds() - processor, Stopwatch.GetElapsedTime(wall).TotalSeconds, texts.Sum(file => file.Length), texts.Length);
    }

    private static string Newest(string folder, string pattern) => Directory.Exists(folder) && Directory.GetDirectories(folder, pattern) is { Length: > 0 } found
        ? found.OrderBy(path => path, StringComparer.Ordinal).Last()
        : throw new IOException($"There is no {pattern} in {folder}: the .NET SDK is needed.");
}

/// <summary>One compilation.</summary>
/// <param name="Processor">Processor seconds of the compiler.</param>
/// <param name="Wall">Seconds until it ended.</param>
/// <param name="Characters">What was emitted.</param>
/// <param name="Files">In how many files.</param>
internal sealed record Compilation(double Processor, double Wall, long Characters, int Files);
