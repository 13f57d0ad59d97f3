using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Benchmarks.Sweep;
using Gen;

namespace Benchmarks.Shapes;

/// <summary>The listed shapes once for each level of numerics, so that the levels take turns in one run. They are compiled in memory from the list's own source.</summary>
internal static class LeveledShapes
{
    /// <summary>The shapes, those of a name side by side: <c>B direct</c>, <c>B fast</c>.</summary>
    /// <param name="names">The names that are wanted.</param>
    /// <param name="levels">The levels.</param>
    public static IReadOnlyList<NetworkShape> Of(IEnumerable<string> names, IReadOnlyCollection<NumericsLevel> levels)
    {
        var wanted = names.ToHashSet();
        var shapes = (
            from layout in Enum.GetValues<DataLayout>()
            from declaration in Declarations(layout)
            where wanted.Contains(declaration.Name)
            from level in levels
            select (declaration.Name, Level: level, Layout: layout, declaration.Text)).ToList();
        var assembly = DrawnNetworks.Compile("using Gen;\n" + string.Concat(shapes.Select(shape =>
            $"namespace {shape.Layout}.{shape.Level}\n{{\n[Numerics(NumericsLevel.{shape.Level})]\n{shape.Text}\n}}\n")));
        return [.. shapes.OrderBy(shape => shape.Name, StringComparer.Ordinal).Select(shape => new NetworkShape(
            $"{shape.Name} {shape.Level.ToString().ToLowerInvariant()}", assembly.GetType($"{shape.Layout}.{shape.Level}.{shape.Name}", throwOnError: true)!))];
    }

    private static IEnumerable<(string Name, string Text)> Declarations(DataLayout layout)
    {
        using var stream = typeof(LeveledShapes).Assembly.GetManifestResourceStream($"{layout}.cs")!;
        var source = new StreamReader(stream).ReadToEnd();
        foreach (Match match in Regex.Matches(source, @"^\[Input.*?partial class (\w+);", RegexOptions.Singleline | RegexOptions.Multiline))
            yield return (match.Groups[1].Value, match.Value.Replace("internal sealed", "public sealed"));
    }
}
