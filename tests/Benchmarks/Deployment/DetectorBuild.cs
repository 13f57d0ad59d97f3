using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Benchmarks.Onnx;
using Benchmarks.Shapes;
using EdgeDetector;
using Gen;

namespace Benchmarks.Deployment;

/// <summary>Makes the programs that are compared, in a folder for them.</summary>
/// <param name="folder">The folder.</param>
internal sealed class DetectorBuild(string folder)
{
    private const string Sample = "samples/EdgeDetector";

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string Machine => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";

    /// <summary>The sample, published with Native AOT and with the project's own settings.</summary>
    public Detector Native() => Publish("native");

    /// <summary>The same with the code of all instruction sets: otherwise the one that it is published for is all there is.</summary>
    public Detector NativeOnAnySet() => Publish("native-sets", "-p:GenInstructionSets=avx512%3Bavx2%3Bvector128%3Bscalar");

    private Detector Publish(string name, params string[] settings)
    {
        var output = Path.Combine(folder, name);
        Run(Dotnet, ["publish", Path.Combine(Root(), Sample), "-c", "Release", "-r", Machine, "-o", output, "-v", "q", .. settings]);
        var file = Path.Combine(output, "EdgeDetector");
        return new("Gen, Native AOT", [file], file);
    }

    /// <summary>The sample under the JIT that this program runs under, of the version of .NET that also compiles ahead of time.</summary>
    public Detector Jit()
    {
        Run(Dotnet, "build", Path.Combine(Root(), Sample), "-c", "Release", "-o", Path.Combine(folder, "jit"), "-v", "q");
        return new("Gen, JIT", [Dotnet, Path.Combine(folder, "jit", "EdgeDetector.dll")]) { Variables = NoWiderVectors };
    }

    /// <summary>.NET's own library would take wider vectors under a JIT than those of the native program, where the machine has them.</summary>
    private static Dictionary<string, string> NoWiderVectors => new() { ["DOTNET_EnableAVX512"] = "0", ["DOTNET_EnableAVX512F"] = "0" };

    /// <summary>The same in C with ONNX Runtime, and the sample's network as a model.</summary>
    /// <param name="library">ONNX Runtime's library.</param>
    public Detector OnnxRuntime(string library)
    {
        var (program, model) = (Path.Combine(folder, "ort_detector"), Path.Combine(folder, "detector.onnx"));
        Run("cc", "-O2", "-o", program, Path.Combine(Root(), "tests/Benchmarks/Deployment/ort_detector.c"), "-ldl");
        File.WriteAllBytes(model, OnnxExport.ToModel(new("EdgeDetector", typeof(SpliceDetector)), new SpliceDetector()));
        return new("ONNX Runtime, C", [program, library, model], program, model, library);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, Sample)))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"There is no {Sample} above {AppContext.BaseDirectory}; this mode builds it.");
    }

    private static void Run(string file, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true })!;
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new IOException($"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{said}");
        }
        catch (Win32Exception problem)
        {
            throw new IOException($"{file} did not start: {problem.Message}", problem);
        }
    }
}
