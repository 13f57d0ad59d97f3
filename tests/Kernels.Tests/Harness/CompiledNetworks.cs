using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using Gen.Generator;
using Gen.Generator.Cost;
using Gen.Tests.Reference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Tests.Harness;

/// <summary>
/// Networks as users get them: declared in C#, run through the generator, compiled and loaded, all in memory. One compilation holds many.
/// </summary>
public sealed class CompiledNetworks
{
    private static readonly MetadataReference[] s_references = CreateReferences();

    private readonly Assembly _assembly;

    private CompiledNetworks(Assembly assembly, EmittedCode code) => (_assembly, Code) = (assembly, code);

    /// <summary>What was emitted for them.</summary>
    public EmittedCode Code { get; }

    /// <summary>Compiles one class for each reference network: <c>Network0</c>, <c>Network1</c>, ...</summary>
    public static CompiledNetworks Of(IEnumerable<ReferenceNetwork> networks) => Of("using Gen;\n"
        + string.Concat(networks.Select((network, index) => network.Declaration(Name(index)))));

    /// <summary>Compiles a source file.</summary>
    public static CompiledNetworks Of(string source) => Of(source, PlanningOptions.Default);

    /// <summary>Compiles a source file, planned as a test wants it to be.</summary>
    internal static CompiledNetworks Of(string source, PlanningOptions planning)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var compilation = CSharpCompilation.Create(
            "Networks" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(source, options, path: "Networks.cs")],
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new GenGenerator(planning).AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var diagnostics);
        Throw(diagnostics, source);
        using var image = new MemoryStream();
        Throw(generated.Emit(image).Diagnostics, source);
        return new CompiledNetworks(Assembly.Load(image.ToArray()), new(generated.SyntaxTrees.Skip(1)));
    }

    /// <summary>A new instance of the class of so many, for an instruction set.</summary>
    public INetwork Create(int index, InstructionSet set) => Create(Name(index), set);

    /// <summary>A new instance of a class, for an instruction set.</summary>
    public INetwork Create(string name, InstructionSet set, int seed = 0)
    {
        using (InstructionSets.Use(set))
            return (INetwork)Activator.CreateInstance(_assembly.GetType(name, throwOnError: true)!, seed)!;
    }

    /// <summary>A class itself, for its constants.</summary>
    public Type Type(string name) => _assembly.GetType(name, throwOnError: true)!;

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"Network{index}");

    private static void Throw(IEnumerable<Diagnostic> diagnostics, string source)
    {
        // Of what is drawn, much deserves advice; it must work all the same.
        var bad = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
            || diagnostic.Severity == DiagnosticSeverity.Warning && !diagnostic.Id.StartsWith("GEN", StringComparison.Ordinal)).Take(10).ToList();
        if (bad.Count > 0)
            throw new InvalidOperationException(string.Join("\n", bad) + "\n" + source[..Math.Min(source.Length, 4000)]);
    }

    private static MetadataReference[] CreateReferences()
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return [.. platform.Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Append(typeof(INetwork).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path))];
    }
}
