using System;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;
using Xunit.Sdk;

namespace Gen.Generator.Tests.Helpers;

/// <summary>The checks that every test relies on can fail.</summary>
public sealed class HelperTests
{
    [Fact]
    public void ASymbolOrANodeIsFoundHoweverDeepItLies()
    {
        var compilation = TestCompilation.Create("class C;");
        var tree = compilation.SyntaxTrees[1];
        var node = tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Single();
        object[] held = [compilation, tree, node, node.Identifier, node.GetLocation(), compilation.GetTypeByMetadataName("C")!, compilation.GetSemanticModel(tree)];
        foreach (var value in held)
            Assert.Throws<FalseException>(() => CompilerObjects.AssertNoneIn(new { Deep = new[] { Tuple.Create("a", value) } }));
        CompilerObjects.AssertNoneIn(new { Deep = new[] { Tuple.Create("a", "b") } });
    }

    [Theory]
    [InlineData("class C { int _unread; }", "CS0169")]
    [InlineData("class C { string M() => null; }", "CS8603")]
    [InlineData("class C { bool M(nint x) => x == null; }", "CS0472")]
    [InlineData("class C {", "CS1513")]
    public void AWarningOfAnyLevelFailsAndShowsNumberedLines(string source, string id)
    {
        var failure = Assert.Throws<FailException>(() => GeneratorHarness.RunClean(source));
        Assert.Contains(id, failure.Message);
        Assert.Contains("    1: " + source, failure.Message);
    }
}
