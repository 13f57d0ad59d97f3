using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Benchmarks.Measuring;
using Benchmarks.OnnxRuntime;
using Benchmarks.PyTorch;
using Benchmarks.Shapes;

namespace Benchmarks.Modes;

/// <summary>Finds what is compared with, or says that it is not there.</summary>
internal static class Peers
{
    private const string PackageFolder = "tests/Benchmarks/peers/node_modules/onnxruntime-node/bin";

    /// <summary>ONNX Runtime's items of the shapes; none when it is not installed.</summary>
    public static Dictionary<string, Item> OnnxRuntime(Options options, IEnumerable<NetworkShape> shapes, TextWriter output)
    {
        if (FindOnnxRuntime(options, output) is not { } path)
            return [];

        var library = OrtLibrary.Load(path);
        var items = OrtItems.Of(library, shapes);
        output.WriteLine($"ONNX Runtime {library.Version}: one thread, all optimisations, tensors made once, channels first; its outputs are ours");
        return items;
    }

    /// <summary>ONNX Runtime's library; says so when it is not installed.</summary>
    public static string? FindOnnxRuntime(Options options, TextWriter output)
    {
        var path = options.OrtPath ?? InstalledLibrary();
        if (path is null)
            output.WriteLine("ONNX Runtime: not measured; it is not installed (tests/Benchmarks/peers/install.sh does it; --ort names another library)");
        return path;
    }

    /// <summary>PyTorch; none when it is not installed.</summary>
    public static TorchProcess? PyTorch(Options options, TextWriter output)
    {
        try
        {
            var torch = TorchProcess.Start(options.PythonPath, options.Batch);
            output.WriteLine($"PyTorch {torch.Version}: one thread, in a process of its own that waits while ours runs");
            return torch;
        }
        catch (IOException problem)
        {
            output.WriteLine($"PyTorch: not measured; {problem.Message} (tests/Benchmarks/peers/install.sh installs it; --python names another)");
            return null;
        }
    }

    private static string? InstalledLibrary()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var package = Path.Combine(folder.FullName, PackageFolder);
            if (Directory.Exists(package))
                return Directory.EnumerateFiles(package, "libonnxruntime.so*", SearchOption.AllDirectories).FirstOrDefault();
        }

        return null;
    }
}
