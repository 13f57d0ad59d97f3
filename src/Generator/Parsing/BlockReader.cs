using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Gen.Generator.Diagnostics;
using Gen.Generator.Layers;
using Gen.Generator.Layers.Blocks;
using Gen.Generator.Model;
using Gen.Generator.Parsing.Names;
using Gen.Generator.Parsing.Symbols;
using Gen.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Gen.Generator.Parsing;

/// <summary>
/// Reads the blocks that a class is made of, at each place anew. What is wrong inside a block is said where the block is declared; only what is wrong
/// with its use is said at the place.
/// </summary>
internal sealed class BlockReader
{
    private readonly ImmutableList<INamedTypeSymbol> _open;
    private readonly Compilation _compilation;
    private readonly CancellationToken _token;
    private readonly BlockSizes _sizes = new();
    private long _layers;

    /// <summary>Starts at a class.</summary>
    /// <param name="root">The class.</param>
    /// <param name="compilation">The project that it is for.</param>
    /// <param name="token">Says when to stop.</param>
    public BlockReader(INamedTypeSymbol root, Compilation compilation, CancellationToken token)
        : this(ImmutableList.Create(root), compilation, token)
    {
    }

    private BlockReader(ImmutableList<INamedTypeSymbol> open, Compilation compilation, CancellationToken token) =>
        (_open, _compilation, _token) = (open, compilation, token);

    /// <summary>Whether a block could not be read and the reason is said elsewhere.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>What the compiler would say wherever the types are named that were read.</summary>
    public Warnings Warnings { get; private set; } = Warnings.None;

    /// <summary>Reads a declared layer; its name, and those of the layers inside it, begin with the place.</summary>
    public Layer Read(DeclaredLayer declared, string place)
    {
        var name = place + declared.Name;
        try
        {
            var branches = declared.Attribute.Blocks
                .Select((block, index) => ReadBlock(block, declared, name, $"{name}.{declared.Entry.PlaceOf(index)}"))
                .ToList();
            foreach (var (_, type) in declared.Attribute.NamedTypes)
                Warnings = Warnings.And(NamedTypes.WarningsOf(type));
            return declared.Read(name, branches, _compilation);
        }
        catch (Exception e) when (Failure.Note(e, name))
        {
            throw;
        }
    }

    private Branch ReadBlock(INamedTypeSymbol block, DeclaredLayer user, string name, string place)
    {
        _token.ThrowIfCancellationRequested();
        if (_open.Contains(block, SymbolEqualityComparer.Default))
            IsIncomplete = true;
        // Whoever is on the circle says so; whoever only leads to it does not.
        if (_open.Count == 1 && FindCircle(block) is { } circle)
            user.Problems.Report(Descriptors.BlockContainsItself, null, name, circle);
        else if (_open.Count == 1 && IsTooMuch(block, user, name))
            return Branch.Identity;
        else if (IsIncomplete)
            return Branch.Identity;
        else if (GenAttributes.InputsOf(block).Any())
            user.Problems.Report(Descriptors.BlockHasInput, null, name, block.Name);
        else if (GenAttributes.LayersOf(block).Count == 0 && GenAttributes.HasUnknown(block))
            IsIncomplete = true;
        else if (GenAttributes.LayersOf(block).Count == 0)
            user.Problems.Report(Descriptors.BlockHasNoLayers, null, name, block.Name);
        else
            return ReadLayers(block, user, name, place);
        return Branch.Identity;
    }

    /// <summary>Whether the class has more layers than are read, with another block of its own; that is said once.</summary>
    private bool IsTooMuch(INamedTypeSymbol block, DeclaredLayer user, string name)
    {
        var before = _layers;
        _layers += _sizes.Of(block);
        if (before <= BlockSizes.MostLayers && _layers > BlockSizes.MostLayers)
            user.Problems.Report(Descriptors.TooManyLayers, null, name, block.Name, Literal.Of(BlockSizes.MostLayers));
        IsIncomplete |= _layers > BlockSizes.MostLayers;
        return _layers > BlockSizes.MostLayers;
    }

    private Branch ReadLayers(INamedTypeSymbol block, DeclaredLayer user, string name, string place)
    {
        var found = new List<DiagnosticInfo>();
        var layers = ReadLayers(block, place, found);
        // Nobody else says what is wrong in another assembly: it was built without the generator, or with another one.
        if (layers is null && !SymbolEqualityComparer.Default.Equals(block.ContainingAssembly, _compilation.Assembly))
        {
            var reason = found.Find(problem => problem.IsError)?.Message ?? "its attributes cannot be read";
            user.Problems.Report(Descriptors.BadForeignBlock, null, name, block.Name, block.ContainingAssembly.Name, reason);
        }

        IsIncomplete |= layers is null;
        return layers ?? Branch.Identity;
    }

    private Branch? ReadLayers(INamedTypeSymbol block, string place, List<DiagnosticInfo> found)
    {
        var reader = new BlockReader(_open.Add(block), _compilation, _token);
        var declared = DeclaredLayers.Read(block, found, _token);
        if (declared is null || declared.Any(layer => layer.Attribute.HasErrors))
            return null;

        var layers = declared.SelectMany(layer => BlockLayer.Spliced(reader.Read(layer, place))).ToEquatable();
        Warnings = Warnings.And(reader.Warnings);
        return found.Exists(problem => problem.IsError) || reader.IsIncomplete ? null : new(layers);
    }

    /// <summary>The way from the root back to itself through a block, where there is one.</summary>
    private string? FindCircle(INamedTypeSymbol block)
    {
        var (root, way) = (_open[0], new List<INamedTypeSymbol> { _open[0] });
        var others = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        return Search(block) ? string.Join(" -> ", way.Select(type => type.Name)) + " -> " + root.Name : null;

        bool Search(INamedTypeSymbol type)
        {
            if (way.Contains(type, SymbolEqualityComparer.Default))
                return SymbolEqualityComparer.Default.Equals(type, root);
            if (!others.Add(type))
                return false;
            way.Add(type);
            if (GenAttributes.BlocksOf(type).Any(Search))
                return true;
            way.RemoveAt(way.Count - 1);
            return false;
        }
    }
}
