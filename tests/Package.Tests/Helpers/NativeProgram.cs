using System;
using System.ComponentModel;
using System.IO;
using System.Linq;

namespace Gen.Package.Tests.Helpers;

/// <summary>A program of another language that uses the published C library.</summary>
/// <param name="library">The library's project.</param>
/// <param name="source">The program's source, from the repository's root.</param>
internal sealed class NativeProgram(ConsumerProject library, string source)
{
    /// <summary>Compiles it with every warning an error, and runs it.</summary>
    public CommandResult Run(string input = "", params string[] arguments)
    {
        library.Publish().MustSucceed();
        var (file, isCpp) = (Repository.PathOf(source), source.EndsWith(".cpp", StringComparison.Ordinal));
        // A name that no header of the system has: the folder is one of those that are searched for headers.
        var program = Path.Combine(library.NativeFolder, Path.GetFileNameWithoutExtension(source) + "-program");
        string[] how = ["-O2", "-Wall", "-Wextra", "-Werror", "-pedantic", "-D_GNU_SOURCE", isCpp ? "-std=c++20" : "-std=c99", "-I" + library.NativeFolder];
        string[] linked = ["-L" + library.NativeFolder, "-lsignals", "-lpthread", "-Wl,-rpath," + library.NativeFolder, "-o", program];
        new Command(Compiler(isCpp), [.. how, file, .. linked]).Run().MustNotWarn();
        return (new Command(program, arguments) { Input = input }).Run();
    }

    private static string Compiler(bool isCpp) => (isCpp ? ["clang++", "g++"] : new[] { "clang", "gcc" }).First(name =>
    {
        try
        {
            return new Command(name, "--version").Run().ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    });
}
