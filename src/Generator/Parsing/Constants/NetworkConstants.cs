using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Gen.Generator.Diagnostics;
using Gen.Generator.Model;
using Gen.Generator.Network;
using Gen.Generator.Parsing.Names;
using Gen.Generator.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Generator.Parsing.Constants;

/// <summary>
/// Makes the generated constants of other networks known to the arguments that are made of them: a decoder's input is its encoder's output. The networks are read, each
/// in the same way, and a class is then looked at in a compilation that has their constants. What of a network is known from its input alone, its own layers may use.
/// </summary>
internal sealed class NetworkConstants(Compilation compilation, CancellationToken token)
{
    /// <summary>What is being read, from the first class on.</summary>
    private ImmutableList<Part> _open = ImmutableList<Part>.Empty;

    private string? _circle;

    /// <summary>Reads a network with all constants known that it uses, and forgets that it does when that is done.</summary>
    public ModelParser Begin(INamedTypeSymbol type, bool inputOnly = false)
    {
        _open = _open.Add(new(GenAttributes.KeyOf(type), type.Name, inputOnly));
        var found = new List<DiagnosticInfo>();
        var (known, knower) = Known(type, inputOnly, found);
        return new ModelParser(known, knower, found, token);
    }

    /// <summary>A class as it is where the constants are known that its arguments are made of; where one cannot be, that is found at the argument.</summary>
    public (INamedTypeSymbol Type, Compilation Compilation) Known(INamedTypeSymbol type, bool inputOnly, List<DiagnosticInfo> found)
    {
        var stubs = new Dictionary<Part, (TypeHierarchy Type, IReadOnlyDictionary<string, long> Constants)>();
        foreach (var (use, isOwn) in Uses(type, inputOnly))
        {
            var (constants, reason) = ConstantsOf(use);
            if (constants is not null)
                stubs[new(GenAttributes.KeyOf(use.Network), "", IsOfInput(use))] = (TypeReader.Read(use.Network), constants);
            else if (isOwn)
                found.Add(DiagnosticInfo.Create(Descriptors.UnknownConstant, use.Argument, use.Network.Name, use.Constant, reason!));
        }

        if (stubs.Count == 0 || type.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration)
            return (type, compilation);
        // Of a network of which both are known, all.
        var text = string.Join("\n", stubs.GroupBy(stub => stub.Key.Class).Select(alike => alike.OrderByDescending(stub => stub.Value.Constants.Count).First().Value)
            .Select(stub => ConstantStub.Write(stub.Type, stub.Constants)));
        var known = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)declaration.SyntaxTree.Options, cancellationToken: token));
        return known.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration.GetSyntax(token), token) is INamedTypeSymbol same ? (same, known) : (type, compilation);
    }

    /// <summary>The constants that the arguments of a class are made of, and those of its blocks, which say themselves what is wrong with them.</summary>
    private IEnumerable<(ConstantUse Use, bool IsOwn)> Uses(INamedTypeSymbol type, bool inputOnly)
    {
        var finder = new ConstantFinder(compilation, token);
        if (inputOnly)
            return finder.In(GenAttributes.InputsOf(type)).Select(use => (use, true));
        return Blocks(type).SelectMany(block => finder.In(GenAttributes.AllOf(block))
            .Select(use => (use, SymbolEqualityComparer.Default.Equals(block, type))));
    }

    /// <summary>A class and all blocks that it is made of.</summary>
    private static IEnumerable<INamedTypeSymbol> Blocks(INamedTypeSymbol type)
    {
        var all = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var rest = new Stack<INamedTypeSymbol>([type]);
        while (rest.Count > 0)
        {
            var block = rest.Pop();
            if (!all.Add(block))
                continue;
            foreach (var inner in GenAttributes.BlocksOf(block))
                rest.Push(inner);
        }

        return all;
    }

    /// <summary>The constants of a network, or why they are not known.</summary>
    private (IReadOnlyDictionary<string, long>? Constants, string? Reason) ConstantsOf(ConstantUse use)
    {
        var part = new Part(GenAttributes.KeyOf(use.Network), use.Network.Name, IsOfInput(use));
        if (use.Constant == GeneratedMembers.WorkspaceBytes)
            return (null, "it is known only when the network has been planned");
        if (_open.Contains(part))
        {
            _circle ??= string.Join(" -> ", _open.Skip(_open.IndexOf(part)).Select(open => open.Name)) + " -> " + part.Name;
            return (null, $"it depends on itself ({_circle})");
        }

        var (open, before) = (_open, _circle);
        var constants = part.InputOnly ? OfInput(use.Network) : OfAll(use.Network);
        var reason = _circle is null ? $"'{part.Name}' has errors of its own" : $"it depends on itself ({_circle})";
        (_open, _circle) = (open, before);
        return constants is null ? (null, reason) : (constants, null);
    }

    private static bool IsOfInput(ConstantUse use) => GeneratedMembers.OfInput.Contains(use.Constant) || PartConstants.IsOfInput(use.Network, use.Constant);

    private Dictionary<string, long>? OfInput(INamedTypeSymbol network) => Begin(network, inputOnly: true).ReadInput() is var (input, parts)
        ? With(parts, new() { ["InputLength"] = input.Length, ["InputChannels"] = input.Channels, ["InputSize"] = (long)input.Length * input.Channels })
        : null;

    private static Dictionary<string, long> With(IEnumerable<NamedPart> parts, Dictionary<string, long> constants)
    {
        foreach (var (name, value, _) in parts.SelectMany(part => part.Constants))
            constants[name] = value;
        return constants;
    }

    private Dictionary<string, long>? OfAll(INamedTypeSymbol network)
    {
        if (GenAttributes.InputsOf(network).First() is var input && GenAttributes.DeclarationOf(input, token) is not TypeDeclarationSyntax declaration
            || Begin(network).Read(network, declaration, compilation) is not { } model)
        {
            return null;
        }

        var rows = LayerRow.All(model);
        var last = rows[rows.Count - 1];
        return With(model.Parts, new()
        {
            ["InputLength"] = model.ShownInput.Length,
            ["InputChannels"] = model.ShownInput.Channels,
            ["InputSize"] = model.InputSize,
            ["OutputLength"] = last.Output.Length,
            ["OutputChannels"] = last.Output.Channels,
            ["OutputSize"] = last.Output.Size,
            ["ParameterCount"] = rows.Sum(row => row.ParameterCount),
            ["ReceptiveField"] = last.ReceptiveField,
            ["MultiplyAdds"] = rows.Sum(row => row.MultiplyAdds),
        });
    }

    /// <summary>A class that is being read, or its input alone.</summary>
    private sealed record Part(string Class, string Name, bool InputOnly);
}
