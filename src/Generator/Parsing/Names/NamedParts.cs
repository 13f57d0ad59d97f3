using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Diagnostics;
using Gen.Generator.Layers;
using Gen.Generator.Layers.Blocks;
using Gen.Generator.Layers.Signals;
using Gen.Generator.Model;
using Gen.Generator.Parsing.Symbols;
using Microsoft.CodeAnalysis;

namespace Gen.Generator.Parsing.Names;

/// <summary>The inputs and outputs of a network that have names, and whether the class has room for their constants.</summary>
internal static class NamedParts
{
    /// <summary>The parts; none where anything is wrong.</summary>
    /// <param name="input">The first input.</param>
    /// <param name="layers">The network's layers, its further inputs among them.</param>
    /// <param name="type">The class.</param>
    /// <param name="problemsOf">Where problems of the attribute go that gives a part its name.</param>
    public static EquatableArray<NamedPart> Of(Shape input, IReadOnlyList<Layer> layers, INamedTypeSymbol type, Func<NamedPart, Problems> problemsOf)
    {
        List<NamedPart> parts = [.. Inputs(input, layers), .. Outputs(input, layers)];
        var taken = GeneratedMembers.Names.ToDictionary(name => name, _ => "the generator adds one of that name");
        foreach (var part in parts)
            Check(part, taken, type, problemsOf(part));

        return parts.ToEquatable();
    }

    /// <summary>The inputs.</summary>
    /// <param name="input">The first one.</param>
    /// <param name="layers">The layers, of which the first may give it a name.</param>
    public static IEnumerable<NamedPart> Inputs(Shape input, IReadOnlyList<Layer> layers)
    {
        if (layers.FirstOrDefault() is KeepLayer { Name: var name, Signal: var first } && name.StartsWith("input.", StringComparison.Ordinal))
            yield return new(first, 0, input, IsOutput: false);
        foreach (var source in layers.OfType<SourceLayer>())
            yield return new(source.Signal, source.Offset, source.Shape, IsOutput: false);
    }

    private static IEnumerable<NamedPart> Outputs(Shape input, IReadOnlyList<Layer> layers)
    {
        if (layers[layers.Count - 1] is not OutputLayer outputs)
            yield break;
        var (shapes, kinds, shape, kind, start) = (new ShapeFlow(), new KindFlow(), input, OutputValues.Unknown, 0);
        foreach (var layer in layers.Take(layers.Count - 1))
            (shape, kind) = (shapes.Behind(layer, shape), kinds.Behind(layer, kind));
        for (var place = 0; place < outputs.Signals.Count; place++)
        {
            var output = shapes.Inputs(outputs, shape)[place];
            yield return new(outputs.Signals[place], start, output, IsOutput: true) { Values = kinds.Inputs(outputs, kind)[place] };
            start += output.Size;
        }
    }

    /// <summary>Reports the first constant of a part that there is no room for.</summary>
    private static void Check(NamedPart part, Dictionary<string, string> taken, INamedTypeSymbol type, Problems problems)
    {
        var names = part.Constants.Select(constant => constant.Name).ToList();
        if (names.Find(name => WhyNot(name, taken, type) is not null) is { } bad)
            problems.Report(Descriptors.PartConstants, part.IsOutput ? null : "Name", part.IsOutput ? "output" : "input", part.Name, bad, WhyNot(bad, taken, type)!);
        foreach (var name in names)
            taken[name] = $"'{part.Name}' gives one of that name, too";
    }

    private static string? WhyNot(string constant, Dictionary<string, string> taken, INamedTypeSymbol type) =>
        type.Name == constant || type.GetMembers(constant).Any(own => !own.IsImplicitlyDeclared) ? $"'{type.Name}' has a member of that name"
        : taken.TryGetValue(constant, out var reason) ? reason
        : null;
}
