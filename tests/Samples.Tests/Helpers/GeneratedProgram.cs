using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Gen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Gen.Samples.Tests.Helpers;

/// <summary>A program as its author would build it, but in memory: the generator first, then the compiler, warnings being errors.</summary>
internal sealed class GeneratedProgram
{
    // What a program may refer to: .NET, its web framework, and the packages of the project.
    private static readonly string[] s_known = ["System.", "Gen.dll", "Gen.Data.", "Gen.Reports.dll", "Gen.Hosting.", "Gen.Onnx.", "Spectre.Console.", "Microsoft.AspNetCore.", "Microsoft.Extensions."];

    private readonly Compilation _compilation;

    public GeneratedProgram(OutputKind kind, params string[] sources)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var written = CSharpCompilation.Create(
            "Program" + Guid.NewGuid().ToString("N"),
            sources.Select(source => CSharpSyntaxTree.ParseText(source, options)),
            References(),
            new CSharpCompilationOptions(
                kind, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        var driver = CSharpGeneratorDriver.Create([new GenGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(written, out _compilation, out var found);
        Assert.Empty(found);
        Assert.Empty(_compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        Emitted = [.. driver.GetRunResult().GeneratedTrees.Select(tree => tree.ToString())];
    }

    /// <summary>The files that the generator added.</summary>
    public IReadOnlyList<string> Emitted { get; }

    /// <summary>Compiles the program.</summary>
    public Assembly Load()
    {
        using var image = new MemoryStream();
        Assert.True(_compilation.Emit(image).Success);
        return Assembly.Load(image.ToArray());
    }

    /// <summary>Runs the program.</summary>
    /// <returns>What it wrote to the console.</returns>
    public string Run()
    {
        var main = Load().EntryPoint!;
        return ConsoleCapture.Of(() => main.Invoke(null, [Array.Empty<string>()]));
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => s_known.Any(known => Path.GetFileName(path).StartsWith(known, StringComparison.Ordinal)))
            .Select(path => MetadataReference.CreateFromFile(path));
}
