using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Gen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen;

/// <summary>Runs the generator and the compiler on one source.</summary>
internal static class NetworkCompiler
{
    /// <summary>What emitted code and a declaration refer to.</summary>
    private static readonly string[] s_references =
        ["System.Private.CoreLib", "System.Runtime", "System.Runtime.Intrinsics", "System.Collections", "System.Memory", "System.Linq", "System.Threading", "System.Runtime.InteropServices", "netstandard"];

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Preview);
    private static readonly Lazy<MetadataReference[]> s_metadata = new(() => [.. References()]);

    /// <summary>The bytes of the assembly.</summary>
    public static byte[] Compile(string source, DynamicOptions options)
    {
        var compilation = CSharpCompilation.Create(
            "Gen.Dynamic.Network",
            [CSharpSyntaxTree.ParseText("global using Gen;", s_parse), CSharpSyntaxTree.ParseText(source, s_parse)],
            s_metadata.Value,
            new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: true));
        var driver = CSharpGeneratorDriver.Create([new GenGenerator().AsSourceGenerator()], [], s_parse, new BuildProperties(options));
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var whole, out var found);
        Require(found);

        using var stream = new MemoryStream();
        var emitted = whole.Emit(stream);
        Require(emitted.Success ? [] : emitted.Diagnostics);
        return stream.ToArray();
    }

    private static void Require(ImmutableArray<Diagnostic> found)
    {
        var errors = found.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Sentence).Distinct().ToList();
        if (errors.Count > 0)
            throw new DynamicNetworkException("The network does not compile:\n" + string.Join('\n', errors), errors);
    }

    private static string Sentence(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan().StartLinePosition;
        return FormattableString.Invariant($"({place.Line + 1},{place.Character + 1}): {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
    }

    private static IEnumerable<MetadataReference> References()
    {
        var platform = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator)
            .Where(path => s_references.Contains(Path.GetFileNameWithoutExtension(path)));
        foreach (var path in platform.Append(typeof(INetwork).Assembly.Location))
            yield return MetadataReference.CreateFromFile(path);
    }
}
