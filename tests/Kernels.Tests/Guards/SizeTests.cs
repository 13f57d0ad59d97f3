using System;
using System.Collections.Generic;
using System.Linq;
using Benchmarks.Sweep;
using Gen.Tests.Reference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Gen.Tests.Guards;

/// <summary>
/// No emitted method comes near the sizes at which the runtime's compiler stops optimising: 1,024 locals that it tracks, its own among them, some 20,000
/// instructions (1,100 to 1,600 multiply-adds), 2,000 basic blocks.
/// </summary>
public sealed class SizeTests
{
    private const int MostMultiplyAdds = 600;
    private const int MostLocals = 200;
    private const int MostBranches = 100;

    private static readonly string[] s_multiplyAdds = ["MultiplyAdd", "MultiplyAddEstimate"];

    [Fact]
    public void Methods_of_drawn_convolutions_are_small() => Check(DrawnShape.Draw(seed: 3, count: 60)
        .Select((shape, index) => shape.Declaration(FormattableString.Invariant($"N{index}"), DataLayout.ChannelsLast)));

    [Fact]
    public void Methods_of_drawn_networks_are_small() => Check(Enumerable.Range(0, 60)
        .Select(seed => RandomNetworks.Network(seed).Declaration(FormattableString.Invariant($"N{seed}"))));

    private static void Check(IEnumerable<string> declarations)
    {
        var methods = EmittedFiles.Of(string.Concat(declarations)).SelectMany(file => file.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()).ToList();
        Assert.True(methods.Any(method => MultiplyAdds(method) > 8), "There is no tile among the methods; what is counted here has another name now.");
        var large = methods.Where(method => MultiplyAdds(method) > MostMultiplyAdds || Locals(method) > MostLocals || Branches(method) > MostBranches)
            .Select(method => FormattableString.Invariant(
                $"{Place(method)}: {MultiplyAdds(method)} multiply-adds, {Locals(method)} locals, {Branches(method)} branches")).ToList();
        Assert.True(large.Count == 0, $"{large.Count} of {methods.Count} methods:\n" + string.Join('\n', large));
    }

    private static int MultiplyAdds(MethodDeclarationSyntax method) => method.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        .Count(access => s_multiplyAdds.Contains(access.Name.Identifier.Text));

    private static int Locals(MethodDeclarationSyntax method) => method.DescendantNodes()
        .Count(node => node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax);

    private static int Branches(MethodDeclarationSyntax method) => method.DescendantNodes()
        .Count(node => node is IfStatementSyntax or ForStatementSyntax or WhileStatementSyntax or SwitchSectionSyntax or ConditionalExpressionSyntax);

    private static string Place(MethodDeclarationSyntax method) => string.Join('.', method.Ancestors().OfType<TypeDeclarationSyntax>().Reverse()
        .Select(type => type.Identifier.Text).Append(method.Identifier.Text));
}
