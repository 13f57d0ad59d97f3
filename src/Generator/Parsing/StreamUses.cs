using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Gen.Generator.Diagnostics;
using Gen.Generator.Model;
using Gen.Generator.Parsing.Names;
using Gen.Generator.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Generator.Parsing;

/// <summary>A place where a project's code uses a network as a stream, or for signals of any length.</summary>
/// <param name="Network">The network's full name; empty where the code does not say which one it means.</param>
/// <param name="Member">The member.</param>
/// <param name="Place">The member's name in the code.</param>
internal sealed record StreamUse(string Network, string Member, LocationInfo Place);

/// <summary>Finds the places where a project's code uses networks as streams. The members are not there yet, so they are known by their names.</summary>
internal static class StreamUses
{
    private static readonly HashSet<string> s_members =
        new(StringComparer.Ordinal) { "CreateStream", "PredictSequence", "SequenceOutputLength", "MinSequenceLength", "StreamLatency" };

    /// <summary>What networks do not have that are for signals of any length.</summary>
    private static readonly HashSet<string> s_ofOneLength = new(StringComparer.Ordinal) { "Predict", "CreateTrainingSession" };

    /// <summary>Whether a node is a name of such a member: all that can be told without symbols.</summary>
    public static bool IsCandidate(SyntaxNode node) => node is IdentifierNameSyntax name && (s_members.Contains(name.Identifier.ValueText) || s_ofOneLength.Contains(name.Identifier.ValueText));

    /// <summary>Reads a candidate; nothing where the name is that of another type's member.</summary>
    public static StreamUse? Parse(GeneratorSyntaxContext context, CancellationToken token)
    {
        var name = (IdentifierNameSyntax)context.Node;
        // Generated members are not there yet: what is known already is the user's own.
        if (context.SemanticModel.GetSymbolInfo(name, token).Symbol is not null)
            return null;
        var type = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => TypeOf(context.SemanticModel, access.Expression, token),
            MemberBindingExpressionSyntax { Parent: var rest } => rest?.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } access
                ? TypeOf(context.SemanticModel, access.Expression, token) : null,
            _ => context.SemanticModel.GetEnclosingSymbol(name.SpanStart, token)?.ContainingType,
        };
        var use = new StreamUse("", name.Identifier.ValueText, LocationInfo.Of(name));
        if (type is not INamedTypeSymbol { TypeKind: not TypeKind.Error } known)
            return IsOfOneLength(use) ? null : use;
        return NetworkOf(known) is { } network ? use with { Network = TypeReader.Read(network).FullName } : null;
    }

    /// <summary>The networks that are used so.</summary>
    public static StreamedNetworks Networks(IEnumerable<StreamUse> uses) =>
        new(uses.Where(use => s_members.Contains(use.Member)).Select(use => use.Network).Distinct().OrderBy(network => network, StringComparer.Ordinal).ToEquatable());

    /// <summary>Whether a member is one of networks for signals of one length.</summary>
    public static bool IsOfOneLength(StreamUse use) => s_ofOneLength.Contains(use.Member);

    private static ITypeSymbol? TypeOf(SemanticModel model, ExpressionSyntax expression, CancellationToken token) =>
        model.GetTypeInfo(expression, token).Type is { TypeKind: not TypeKind.Error } type
            ? type
            : model.GetSymbolInfo(expression, token).Symbol as INamedTypeSymbol;

    /// <summary>The network that a name in its own class, or in one that stands in it, means.</summary>
    private static INamedTypeSymbol? NetworkOf(INamedTypeSymbol? type)
    {
        while (type is not null && !GenAttributes.InputsOf(type).Any())
            type = type.ContainingType;
        return type;
    }
}
