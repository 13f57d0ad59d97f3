using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Generator.Tests.Helpers;

/// <summary>Compiles test sources against the runtime, as strictly as a compiler can.</summary>
internal static class TestCompilation
{
    /// <summary>
    /// Documentation is checked too, so that a project which asks for it gets no warning from emitted code.
    /// </summary>
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, warningLevel: 9999, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly MetadataReference[] s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => IsReference(Path.GetFileName(path)))
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Sources without paths are called Source0.cs, Source1.cs and so on.</summary>
    public static CSharpCompilation Create(params string[] sources) =>
        Create([.. sources.Select((text, index) => ($"Source{index}.cs", text))]);

    public static CSharpCompilation Create((string Path, string Text)[] sources) => CSharpCompilation.Create(
        "Networks",
        sources.Prepend(("Usings.cs", "global using Gen;")).Select(source => Parse(source.Item1, source.Item2)),
        s_references,
        s_options);

    /// <summary>A project that is compiled as another version of C#.</summary>
    public static CSharpCompilation Create(LanguageVersion version, params string[] sources)
    {
        var options = ParseOptions.WithLanguageVersion(version);
        var trees = sources.Prepend("global using Gen;").Select((text, index) => CSharpSyntaxTree.ParseText(text, options, $"Source{index}.cs"));
        return CSharpCompilation.Create("Networks", trees, s_references, s_options);
    }

    /// <summary>A project that refers to a library, which was compiled without the generator.</summary>
    /// <param name="library">The library's source.</param>
    /// <param name="source">The project's.</param>
    /// <param name="aliases">The aliases that the project knows the library by, if it has any.</param>
    public static CSharpCompilation CreateWithLibrary(string library, string source, params string[] aliases) =>
        Create(source).AddReferences(Create(library).WithAssemblyName("Library").ToMetadataReference([.. aliases]));

    public static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    private static bool IsReference(string file) =>
        file == "Gen.dll" || file == "netstandard.dll" || file.StartsWith("System.", StringComparison.Ordinal);
}
