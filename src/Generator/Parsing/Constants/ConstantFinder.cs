using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Gen.Generator.Diagnostics;
using Gen.Generator.Parsing.Names;
using Gen.Generator.Parsing.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Generator.Parsing.Constants;

/// <summary>
/// Finds the generated constants that arguments are made of: named by their class, through <c>using static</c>, from inside the class, or by way of constants of the user's.
/// Only arguments in which the compiler found an error are looked at.
/// </summary>
internal sealed class ConstantFinder(Compilation compilation, CancellationToken token)
{
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

    /// <summary>The constants in attributes.</summary>
    public IEnumerable<ConstantUse> In(IEnumerable<AttributeData> attributes) => attributes.Where(IsErroneous)
        .SelectMany(attribute => (GenAttributes.SyntaxOf(attribute, token)?.ArgumentList?.Arguments ?? default).Select(argument => argument.Expression))
        .SelectMany(argument => In(argument).Select(use => new ConstantUse(LocationInfo.Of(argument), use.Network, use.Constant)));

    private static bool IsErroneous(AttributeData attribute) => attribute.AttributeConstructor is null
        || attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(argument => argument.Value)).Any(ConstantReader.IsErroneous);

    private IEnumerable<(INamedTypeSymbol Network, string Constant)> In(SyntaxNode expression)
    {
        if (!compilation.ContainsSyntaxTree(expression.SyntaxTree))
            return [];
        var model = compilation.GetSemanticModel(expression.SyntaxTree);
        return expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().SelectMany(name => Of(name, model));
    }

    private IEnumerable<(INamedTypeSymbol Network, string Constant)> Of(SimpleNameSyntax name, SemanticModel model)
    {
        token.ThrowIfCancellationRequested();
        var constant = name.Identifier.ValueText;
        if (model.GetSymbolInfo(name, token).Symbol is { } symbol)
            return symbol is IFieldSymbol { IsConst: true, HasConstantValue: false } field && _followed.Add(field) ? ValuesOf(field).SelectMany(In) : [];
        return OwnersOf(name, model).Select(NetworkOf).OfType<INamedTypeSymbol>()
            .Where(network => GeneratedMembers.IsConstant(constant) || PartConstants.Has(network, constant)).Take(1).Select(network => (network, constant));
    }

    private IEnumerable<SyntaxNode> ValuesOf(IFieldSymbol field) => field.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(token) switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => value,
        EnumMemberDeclarationSyntax { EqualsValue.Value: var value } => value,
        _ => null,
    }).OfType<SyntaxNode>();

    /// <summary>The types that a name may be a member of.</summary>
    private IEnumerable<INamedTypeSymbol> OwnersOf(SimpleNameSyntax name, SemanticModel model) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name
        ? model.GetSymbolInfo(access.Expression, token).Symbol is INamedTypeSymbol type ? [type] : []
        : Around(name).Select(declaration => model.GetDeclaredSymbol(declaration, token)).Concat(StaticallyUsed(name.SyntaxTree)).OfType<INamedTypeSymbol>();

    /// <summary>The types around a name; an attribute stands outside the type that it is on.</summary>
    private static IEnumerable<TypeDeclarationSyntax> Around(SyntaxNode name)
    {
        var ownAttributes = name.FirstAncestorOrSelf<AttributeListSyntax>();
        return name.Ancestors().OfType<TypeDeclarationSyntax>().Where(type => ownAttributes is null || !type.AttributeLists.Contains(ownAttributes));
    }

    private IEnumerable<ISymbol?> StaticallyUsed(SyntaxTree tree) => compilation.SyntaxTrees
        .SelectMany(other => other.GetRoot(token).DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>())
        .Where(directive => directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword)
            && (directive.SyntaxTree == tree || directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)))
        .Select(directive => compilation.GetSemanticModel(directive.SyntaxTree).GetSymbolInfo(directive.NamespaceOrType, token).Symbol);

    /// <summary>The network whose generated constants are members of a type: itself or a base class, in this project.</summary>
    private INamedTypeSymbol? NetworkOf(INamedTypeSymbol type)
    {
        for (var part = type; part is not null; part = part.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(part.ContainingAssembly, compilation.Assembly) && GenAttributes.InputsOf(part).Any())
                return part;
        }

        return null;
    }
}
