using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Model;
using Gen.Generator.Parsing.Names;
using Gen.Generator.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Generator.Parsing.Constants;

/// <summary>The names of the constants that a network has for its named inputs and outputs, from its attributes alone.</summary>
internal static class PartConstants
{
    private static readonly Shape s_unknown = new(1, 1);

    /// <summary>The named inputs.</summary>
    public static IEnumerable<string> Inputs(INamedTypeSymbol network) => GenAttributes.InputsOf(network)
        .SelectMany(input => input.NamedArguments).Where(argument => argument.Key == "Name").Select(argument => argument.Value.Value).OfType<string>();

    /// <summary>The named outputs.</summary>
    public static IEnumerable<string> Outputs(INamedTypeSymbol network) =>
        GenAttributes.LayersOf(network).LastOrDefault() is { AttributeClass.Name: "OutputAttribute" } output
            ? output.ConstructorArguments.Where(argument => argument.Kind == TypedConstantKind.Array && !argument.IsNull)
                .SelectMany(argument => argument.Values).Select(value => value.Kind == TypedConstantKind.Primitive ? value.Value : null).OfType<string>()
            : [];

    /// <summary>Whether a network has a constant for one of its inputs or outputs.</summary>
    public static bool Has(INamedTypeSymbol network, string constant) => Named(Inputs(network).Concat(Outputs(network)), constant);

    /// <summary>Whether a constant is one of an input, so that it follows from the inputs alone.</summary>
    public static bool IsOfInput(INamedTypeSymbol network, string constant) => Named(Inputs(network), constant);

    /// <summary>All of a network's that its class has room for.</summary>
    public static IEnumerable<string> WithRoom(INamedTypeSymbol network) => Inputs(network).Concat(Outputs(network)).SelectMany(Of).Distinct()
        .Where(name => SyntaxFacts.IsValidIdentifier(name) && name != network.Name && network.GetMembers(name).IsEmpty && !GeneratedMembers.Names.Contains(name));

    private static bool Named(IEnumerable<string> parts, string constant) =>
        parts.Any(part => Of(part).Contains(constant));

    private static IEnumerable<string> Of(string part) => new NamedPart(part, 0, s_unknown, IsOutput: false).Constants.Select(constant => constant.Name);
}
