using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Gen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Tests.Guards;

/// <summary>What the generator emits for some source, as text.</summary>
internal static class EmittedFiles
{
    private static readonly MetadataReference[] s_references =
    [
        .. new[] { "System.Private.CoreLib", "System.Runtime" }.Select(name => Assembly.Load(name)).Append(typeof(INetwork).Assembly)
            .Select(assembly => MetadataReference.CreateFromFile(assembly.Location)),
    ];

    /// <summary>The files.</summary>
    /// <param name="source">The networks, without <c>using Gen</c>.</param>
    public static IReadOnlyList<SyntaxTree> Of(string source)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var compilation = CSharpCompilation.Create("Guarded", [CSharpSyntaxTree.ParseText("using Gen;\n" + source, options)], s_references);
        var result = CSharpGeneratorDriver.Create([new GenGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGenerators(compilation).GetRunResult();
        if (result.GeneratedTrees.Length == 0 || result.Diagnostics.Any(found => found.Severity == DiagnosticSeverity.Error))
            throw new InvalidOperationException($"Nothing to look at: {string.Join("\n", result.Diagnostics)}\n{source[..Math.Min(source.Length, 2000)]}");
        return result.GeneratedTrees;
    }

    /// <summary>The characters of all files.</summary>
    public static int Length(string source) => Of(source).Sum(file => file.Length);
}
