using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Gen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Replay;

/// <summary>Runs the generator on projects, in this process; what it emits is not compiled.</summary>
internal static class Emission
{
    private static readonly CSharpParseOptions s_options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);

    private static readonly MetadataReference[] s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(INetwork).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>All files of all projects, in the projects' order.</summary>
    /// <param name="projects">The projects; each core takes the next one.</param>
    /// <param name="look">Is shown each file's text, from several threads.</param>
    /// <exception cref="InvalidOperationException">The generator says that a network is wrong.</exception>
    public static IReadOnlyList<EmittedFile> Of(IEnumerable<Project> projects, Action<EmittedFile, string> look) =>
        [.. projects.AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).SelectMany(project => Of(project, look))];

    /// <summary>A project as the compiler sees it before the generator runs.</summary>
    public static CSharpCompilation Compilation(Project project) => CSharpCompilation.Create(
        "Replay",
        project.Sources.Select(source => Parse(source.Text, source.Path)),
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Runs the generator.</summary>
    public static GeneratorRunResult Run(CSharpCompilation compilation) =>
        CSharpGeneratorDriver.Create([new GenGenerator().AsSourceGenerator()], parseOptions: s_options).RunGenerators(compilation).GetRunResult().Results.Single();

    /// <summary>Parses a text as the compiler does.</summary>
    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, s_options, path);

    private static List<EmittedFile> Of(Project project, Action<EmittedFile, string> look)
    {
        var result = Run(Compilation(project));
        if (result.Exception is { } exception)
            throw new InvalidOperationException($"The generator failed on {project.Name}.", exception);
        if (result.Diagnostics.FirstOrDefault(found => found.Severity == DiagnosticSeverity.Error) is { } error)
            throw new InvalidOperationException($"{project.Name}: {error}");
        return [.. result.GeneratedSources.Select(source => Look(project, source.HintName, source.SourceText.ToString(), look))];
    }

    private static EmittedFile Look(Project project, string name, string text, Action<EmittedFile, string> look)
    {
        var file = new EmittedFile(project, name, EmittedFile.HashOf(text));
        look(file, text);
        return file;
    }
}
