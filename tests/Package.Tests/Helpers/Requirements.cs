using System;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Gen.Package.Tests.Helpers;

/// <summary>What the tests need of the machine beside the SDK; each is tried once, when the tests are listed.</summary>
internal static class Requirements
{
    private static readonly Lazy<string?> s_registry = new(FindRegistry);
    private static readonly Lazy<string?> s_linker = new(FindLinker);
    private static readonly Lazy<string?> s_disassembler = new(FindDisassembler);

    /// <summary>Why packages cannot be fetched; <see langword="null"/> if they can.</summary>
    public static string? WhyNoRegistry => s_registry.Value;

    /// <summary>Why nothing can be published with Native AOT and run; <see langword="null"/> if it can.</summary>
    public static string? WhyNoNative => WhyNoRegistry ?? s_linker.Value;

    /// <summary>Why the machine code for AVX-512 cannot be read; <see langword="null"/> if it can.</summary>
    public static string? WhyNoMachineCode => WhyNoNative ?? s_disassembler.Value;

    /// <summary>The identifier of this machine's programs. Only Linux is tried: elsewhere the native tools are other ones.</summary>
    public static string RuntimeIdentifier => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";

    /// <summary>The instruction set that the package chooses for Native AOT by default, as GEN_ISA takes it.</summary>
    public static string InstructionSet => RuntimeIdentifier == "linux-x64" ? "avx2" : "vector128";

    private static string? FindDisassembler()
    {
        if (RuntimeIdentifier != "linux-x64")
            return "NOT CHECKED: code for AVX-512 is made on x64 only.";
        return Disassembly.IsPossible ? null : "NOT CHECKED: there is no objdump (on Debian: apt-get install binutils).";
    }

    private static string? FindRegistry()
    {
        // Such as: E https://registry.example/v3/index.json
        var sources = Command.Dotnet("nuget", "list", "source", "--format", "short").Run().Output.Split('\n')
            .Where(line => line.StartsWith("E ", StringComparison.Ordinal)).Select(line => line[2..].Trim()).ToList();
        return sources.Any(CanBeReached) ? null : $"NOT CHECKED: no package source can be reached ({sources.Count} are configured), and the cache is to be empty.";
    }

    private static bool CanBeReached(string source)
    {
        if (!source.StartsWith("http", StringComparison.Ordinal))
            return Directory.Exists(source);
        try
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
            using var answer = client.GetAsync(source, HttpCompletionOption.ResponseHeadersRead).GetAwaiter().GetResult();
            return (int)answer.StatusCode < 500;
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private static string? FindLinker()
    {
        if (!OperatingSystem.IsLinux())
            return "NOT CHECKED: Native AOT is published and run on Linux only.";
        if (RuntimeIdentifier == "linux-x64" && !(Avx2.IsSupported && Fma.IsSupported))
            return "NOT CHECKED: this machine has no AVX2, which the package asks for under Native AOT unless it is told otherwise.";
        return new[] { "clang", "gcc" }.Any(CanLink) ? null : "NOT CHECKED: there is neither clang nor gcc that links with zlib (on Debian: apt-get install clang zlib1g-dev).";
    }

    private static bool CanLink(string compiler)
    {
        var file = Path.GetTempFileName();
        try
        {
            return new Command(compiler, "-x", "c", "-", "-lz", "-o", file) { Input = "int main(void) { return 0; }\n" }.Run().ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
