using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Gen.Generator.Diagnostics;
using Gen.Generator.Layers;
using Gen.Generator.Layers.Signals;
using Gen.Generator.Model;
using Gen.Generator.Parsing.Names;
using Gen.Generator.Parsing.Symbols;
using Gen.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Gen.Generator.Parsing;

/// <summary>Reads the inputs of a network that have names: layers that stand in front of all others.</summary>
/// <param name="type">The class.</param>
/// <param name="inputs">All its inputs.</param>
/// <param name="found">What is wrong.</param>
internal sealed class FurtherInputs(INamedTypeSymbol type, IReadOnlyList<AttributeReader> inputs, List<DiagnosticInfo> found)
{
    /// <summary>The first input as a kept signal, where it has a name, and all others as sources.</summary>
    /// <param name="first">The first input's shape.</param>
    /// <param name="token">Says when to stop.</param>
    public IReadOnlyList<(Layer Layer, Problems Problems)> Read(Shape first, CancellationToken token)
    {
        CheckDeclarations(token);
        var layers = new List<(Layer, Problems)>();
        if (NameOf(inputs[0]) is { } name)
            layers.Add((new KeepLayer("input." + name, name) { Declaration = new("Keep", EquatableArray.Of(new LayerOption("Signal", name, IsDefault: false))) }, new(inputs[0], found)));
        var start = (long)first.Length * first.Channels;
        foreach (var input in inputs.Skip(1))
        {
            var (source, problems) = Read(input, (int)Math.Min(start, ShapeWalk.Limit));
            layers.Add((source, problems));
            start += (long)source.Shape.Length * source.Shape.Channels;
            if (start > ShapeWalk.Limit && !problems.HasErrors)
                problems.Report(Descriptors.TooLarge, null, source.Name, "all inputs together", Literal.Grouped(start), Literal.Grouped(ShapeWalk.Limit));
        }

        return layers;
    }

    private static string? NameOf(AttributeReader input) => input.Values.TryGetValue("Name", out var name) ? name as string : null;

    /// <summary>Where inputs stand on several declarations, no order of theirs is defined.</summary>
    private void CheckDeclarations(CancellationToken token)
    {
        var attributes = GenAttributes.InputsOf(type).ToList();
        var elsewhere = attributes.FindIndex(input => GenAttributes.DeclarationOf(input, token) != GenAttributes.DeclarationOf(attributes[0], token));
        if (elsewhere > 0)
        {
            new Problems(inputs[elsewhere], found).Report(Descriptors.FurtherInput, null, type.Name,
                "inputs on more than one of its partial declarations, so their order is not defined", "put them on one");
        }
    }

    private (SourceLayer Source, Problems Problems) Read(AttributeReader input, int start)
    {
        var problems = new Problems(input, found);
        var arguments = new LayerArguments(NameOf(input) is { } given ? "input." + given : "input", input.Values, problems, []);
        if (NameOf(input) is null)
            problems.Report(Descriptors.FurtherInput, null, type.Name, "another input in front of this one", "give it a Name, by which Take goes on from it");
        arguments.Idle("the layout is that of the first input", "Layout");
        var shape = new Shape(arguments.Positive("Length", 0), arguments.Positive("Channels", 1));
        arguments.Note("Name", NameOf(input) ?? "");
        return (new SourceLayer(arguments.Name, NameOf(input) ?? "", shape, start) { Declaration = new("Input", arguments.Options.ToEquatable()) }, problems);
    }
}
