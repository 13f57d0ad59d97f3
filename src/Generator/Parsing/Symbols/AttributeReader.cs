using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Gen.Generator.Diagnostics;
using Gen.Generator.Parsing.Names;
using Gen.Generator.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Generator.Parsing.Symbols;

/// <summary>
/// One attribute in the source: its arguments by property name as plain values, and where each of them stands. An argument of the
/// constructor counts as the property of its parameter's name: <c>Dense(units)</c> is <c>Units</c>.
/// </summary>
internal sealed class AttributeReader
{
    private readonly Dictionary<string, object?> _values = [];
    private readonly Dictionary<string, ExpressionSyntax> _expressions = [];
    private readonly AttributeSyntax? _syntax;

    public AttributeReader(AttributeData attribute, CancellationToken token)
    {
        _syntax = GenAttributes.SyntaxOf(attribute, token);
        Blocks = GenAttributes.BlocksOf(attribute).OfType<INamedTypeSymbol>().Where(type => type.TypeKind == TypeKind.Class).ToList();
        if (attribute.AttributeConstructor is not { } constructor || attribute.AttributeClass is not { TypeKind: TypeKind.Class } || _syntax is { ContainsDiagnostics: true }
            || GenAttributes.BlocksOf(attribute).Count() != Blocks.Count)
        {
            HasErrors = true;
            return;
        }

        foreach (var (parameter, constant) in constructor.Parameters.Zip(attribute.ConstructorArguments, (first, second) => (first, second)))
            Add(PropertyOf(parameter.Name), parameter.Type, constant);
        foreach (var argument in attribute.NamedArguments)
            Add(argument.Key, TypeOf(attribute.AttributeClass!, argument.Key), argument.Value);
        Locate(constructor);
    }

    /// <summary>Whether the compiler has an error to report here, so that the values are not what will be meant in the end.</summary>
    public bool HasErrors { get; private set; }

    public IReadOnlyDictionary<string, object?> Values => _values;

    /// <summary>The blocks that the attribute names.</summary>
    public IReadOnlyList<INamedTypeSymbol> Blocks { get; }

    /// <summary>The types that arguments name.</summary>
    public List<(string Argument, INamedTypeSymbol Type)> NamedTypes { get; } = [];

    /// <summary>Where an argument's value stands, or the attribute where it has no such argument; nowhere in another assembly.</summary>
    public LocationInfo Locate(string? argument) =>
        argument is not null && _expressions.TryGetValue(argument, out var expression) ? LocationInfo.Of(expression)
        : _syntax is not null ? LocationInfo.Of(_syntax) : LocationInfo.None;

    private void Add(string property, ITypeSymbol? type, TypedConstant constant)
    {
        if (type is null || ConstantReader.IsErroneous(constant))
        {
            HasErrors = true;
            return;
        }

        _values[property] = ConstantReader.Read(constant, type);
        if (constant.Kind == TypedConstantKind.Type && constant.Value is INamedTypeSymbol named)
            NamedTypes.Add((property, named));
    }

    private void Locate(IMethodSymbol constructor)
    {
        var position = 0;
        foreach (var argument in _syntax?.ArgumentList?.Arguments ?? default)
        {
            var name = argument switch
            {
                { NameEquals: { } property } => property.Name.Identifier.ValueText,
                { NameColon: { } parameter } => PropertyOf(parameter.Name.Identifier.ValueText),
                _ => PropertyAt(constructor, position++),
            };
            // A misspelt property, one given twice and one argument too many are the compiler's to report.
            HasErrors |= !_values.ContainsKey(name) || (argument.NameEquals is not null && IsGivenTwice(name));
            if (!_expressions.ContainsKey(name))
                _expressions[name] = argument.Expression;
            // The so-manieth of a list.
            if (argument.NameEquals is null && constructor.Parameters.LastOrDefault() is { IsParams: true } list && PropertyOf(list.Name) == name)
                _expressions[$"{name}.{Literal.Of(position - constructor.Parameters.Length)}"] = argument.Expression;
        }
    }

    /// <summary>The property of the so-manieth argument; a list at the end takes all that are left.</summary>
    private static string PropertyAt(IMethodSymbol constructor, int position)
    {
        var parameters = constructor.Parameters;
        var parameter = position < parameters.Length ? parameters[position] : parameters.LastOrDefault() is { IsParams: true } list ? list : null;
        return PropertyOf(parameter?.Name ?? "?");
    }

    private bool IsGivenTwice(string property) =>
        _syntax!.ArgumentList!.Arguments.Count(argument => argument.NameEquals?.Name.Identifier.ValueText == property) > 1;

    private static string PropertyOf(string parameter) => char.ToUpperInvariant(parameter[0]) + parameter.Substring(1);

    private static ITypeSymbol? TypeOf(INamedTypeSymbol attributeClass, string property)
    {
        for (var type = attributeClass; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(property).OfType<IPropertySymbol>().FirstOrDefault() is { } symbol)
                return symbol.Type;
        }

        return null;
    }
}
