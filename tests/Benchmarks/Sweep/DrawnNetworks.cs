extern alias generator;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using Benchmarks.Shapes;
using Gen;
using generator::Gen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Benchmarks.Sweep;

/// <summary>Compiles drawn networks as a user's would be, but in memory.</summary>
internal static class DrawnNetworks
{
    /// <summary>Each shape in both layouts, side by side.</summary>
    /// <exception cref="InvalidOperationException">What the generator emits does not compile.</exception>
    public static IReadOnlyList<NetworkShape> Compile(IEnumerable<DrawnShape> shapes)
    {
        var source = new StringBuilder("using Gen;\n");
        var names = new List<(string Name, string Class)>();
        foreach (var shape in shapes)
        {
            var name = FormattableString.Invariant($"S{names.Count / 2}");
            foreach (var layout in Enum.GetValues<DataLayout>())
            {
                names.Add((name, name + layout));
                source.Append(shape.Declaration(name + layout, layout));
            }
        }

        var assembly = Compile(source.ToString());
        return [.. names.Select(name => new NetworkShape(name.Name, assembly.GetType(name.Class, throwOnError: true)!))];
    }

    /// <summary>Each shape in both layouts at each level of numerics, the levels side by side: <c>S0 direct</c>, <c>S0 fast</c>.</summary>
    /// <exception cref="InvalidOperationException">What the generator emits does not compile.</exception>
    public static IReadOnlyList<NetworkShape> Compile(IEnumerable<DrawnShape> shapes, IReadOnlyCollection<NumericsLevel> levels)
    {
        var drawn = (from item in shapes.Select((shape, index) => (Shape: shape, Name: FormattableString.Invariant($"S{index}")))
                     from layout in Enum.GetValues<DataLayout>()
                     from level in levels
                     select (item.Shape, item.Name, Level: level, Layout: layout, Class: $"{item.Name}{layout}{level}")).ToList();
        var assembly = Compile("using Gen;\n" + string.Concat(drawn.Select(item =>
            $"[Numerics(NumericsLevel.{item.Level})]\n{item.Shape.Declaration(item.Class, item.Layout)}")));
        return [.. drawn.Select(item => new NetworkShape(
            $"{item.Name} {item.Level.ToString().ToLowerInvariant()}", assembly.GetType(item.Class, throwOnError: true)!))];
    }

    /// <summary>Compiles a source file.</summary>
    /// <exception cref="InvalidOperationException">What the generator emits does not compile.</exception>
    public static Assembly Compile(string source)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var compilation = CSharpCompilation.Create(
            "Drawn", [CSharpSyntaxTree.ParseText(source, options)], References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        CSharpGeneratorDriver.Create([new GenGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var diagnostics);
        using var image = new MemoryStream();
        var problems = diagnostics.Concat(generated.Emit(image).Diagnostics).Where(problem => problem.Severity == DiagnosticSeverity.Error).Take(5).ToList();
        return problems.Count == 0
            ? Assembly.Load(image.ToArray())
            : throw new InvalidOperationException(string.Join("\n", problems));
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || path == typeof(INetwork).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
}
