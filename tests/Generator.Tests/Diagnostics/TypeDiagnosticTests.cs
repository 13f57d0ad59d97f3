using System.Linq;
using Gen.Generator.Parsing.Symbols;
using Gen.Generator.Tests.Helpers;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Gen.Generator.Tests.Diagnostics;

/// <summary>What is wrong with the class and the place where it stands.</summary>
public sealed class TypeDiagnosticTests
{
    private const string Layers = "[Input(Length = 10), Dense(2)]";

    [Theory]
    [InlineData("[Conv1d] public partial class N;")]
    [InlineData("[Gen.Conv1dAttribute] public class N;")]
    [InlineData("[global::Gen.Relu, Dense(2)] public partial class N;")]
    public void NoInput(string source) => DiagnosticAssert.Reports(source, ("GEN001", "N",
        "'N' declares layers but no [Input], and nothing uses it as a block; add [Input(Length = ..., Channels = ...)] to make it a network"));

    [Theory]
    [InlineData("public class N;", "N")]
    [InlineData("public class Outer { WITH partial class N; }", "Outer")]
    [InlineData("public partial struct Outer { WITH class N; }", "N")]
    [InlineData("public interface Outer { WITH partial class N; }", "Outer")]
    public void NotPartial(string source, string name) => DiagnosticAssert.Reports(With(source), ("GEN002", name,
        $"'{name}' must be declared partial, so that the generator can add its members"));

    [Fact]
    public void EveryContainingTypeThatIsNotPartialIsNamed() => DiagnosticAssert.Reports(
        With("class A { partial class B { class C { WITH class N; } } }"),
        ("GEN002", "A", "'A' must be declared partial, so that the generator can add its members"),
        ("GEN002", "C", "'C' must be declared partial, so that the generator can add its members"),
        ("GEN002", "N", "'N' must be declared partial, so that the generator can add its members"));

    [Fact]
    public void ANetworkIsNoBaseOfANetwork() => DiagnosticAssert.ReportsBesideCode(With("partial class Base; " + With("partial class N : Base;")),
        ("GEN004", "N", "'N' cannot be a network: its base class 'Base' is a network"));

    [Theory]
    [InlineData("partial class N : Base; class Base { private string Summary => \"\"; public string All => Summary; public void Save() { } }")]
    public void ABaseClassWithMembersOfItsOwn(string source) => GeneratorHarness.RunClean(With(source));

    [Fact]
    public void NoLayers() => DiagnosticAssert.Reports("[Input(Length = 10, Channels = 4)] partial class N;", (
        "GEN003", "Input(Length = 10, Channels = 4)",
        "'N' has an [Input] of [10, 4] but no layers; add at least one, such as [Dense(2)]"));

    [Theory]
    [InlineData("partial record N;", "it is a record; declare it as a class")]
    [InlineData("static partial class N;", "it is static, so it can have no instances")]
    [InlineData("partial class N<T>;", "it is generic")]
    [InlineData("partial class Outer<T> { WITH partial class N; }", "it is nested in 'Outer', which is generic")]
    [InlineData("file partial class N;", "it is local to its file, so that no other file can add to it")]
    [InlineData("file partial class Outer { WITH partial class N; }", "it is local to its file, so that no other file can add to it")]
    [InlineData("partial class N(int seed) { int Seed => seed; }", "it has a primary constructor; the generator adds the constructor itself")]
    [InlineData("partial class N : Base; class Base { protected Base(int size) { } }", "its base class 'Base' has no constructor without arguments")]
    [InlineData("partial class N : Base; class Base { private Base() { } }", "its base class 'Base' has no constructor without arguments")]
    [InlineData("partial class N : Base; class Base { protected string Summary => \"\"; }", "its base class 'Base' has a member 'Summary', which the generator adds, too")]
    [InlineData("partial class N : Base; class Base { public void Save(string path) { } }", "its base class 'Base' has a member 'Save', which the generator adds, too")]
    public void UnsupportedType(string source, string reason) =>
        DiagnosticAssert.Reports(With(source), ("GEN004", "N", $"'N' cannot be a network: {reason}"));

    [Theory]
    [InlineData("Weights(\"a.safetensors\")", "Weights")]
    [InlineData("Numerics(NumericsLevel.Fast)", "Numerics")]
    [InlineData("Network(Training = false)", "Network")]
    public void OnlyForNetworks(string attribute, string name) => DiagnosticAssert.ReportsBesideCode(
        $"[Input(Length = 10), Block<B>] partial class N; [{attribute}, Relu] class B;",
        ("GEN038", attribute, $"[{name}] on 'B' has no effect, because a class without [Input] is no network; put it on the network that uses 'B'"));

    [Fact]
    public void UnknownNumericsLevel() => DiagnosticAssert.Reports(With("[Numerics((NumericsLevel)3)] partial class N;"),
        ("GEN013", "(NumericsLevel)3", "numerics: Level must be one of Direct, Local, Fast, but is 3"));

    [Theory]
    [InlineData("partial class N { public string Summary => \"\"; }", "Summary", "'Summary'")]
    [InlineData("partial class N { private int _engine = 1; int E => _engine; }", "_engine", "'_engine'")]
    [InlineData("partial class N { enum Threads { A } }", "Threads", "'Threads'")]
    [InlineData("partial class N { public int Load; }", "Load", "'Load'")]
    [InlineData("partial class N { public void Parameters(int n) { } }", "Parameters", "'Parameters(int)'")]
    [InlineData("partial class N { public void Save(string path) { } }", "Save", "'Save(string)'")]
    [InlineData("partial class N { public void Predict(System.ReadOnlySpan<float> x, System.Span<float> y) { } }", "Predict", "'Predict(System.ReadOnlySpan<float>, System.Span<float>)'")]
    [InlineData("partial class N { public N(int seed) { } }", "N", "'N(int)'")]
    [InlineData("partial class N : INetwork { int INetwork.InputLength => 3; }", "InputLength", "'INetwork.InputLength'")]
    [InlineData("partial class N { DataLayout global::Gen.INetwork.Layout => DataLayout.ChannelsFirst; }", "Layout", "'INetwork.Layout'")]
    public void MemberClash(string source, string span, string member) => DiagnosticAssert.Reports(With(source),
        ("GEN039", span, $"'N' declares {member}, which the generator adds, too; give yours another name or other parameters"));

    [Fact]
    public void AnExplicitMemberOfAnotherInterfaceIsTheUsers() => GeneratorHarness.RunClean(
        With("partial class N : ISized { int ISized.InputLength => 3; } interface ISized { int InputLength { get; } }"));

    [Fact]
    public void AClassCannotHaveTheNameOfItsMember() => DiagnosticAssert.Reports("[Input(Length = 10), Dense(2)] partial class Predict;",
        ("GEN039", "Predict", "'Predict' declares 'Predict', which the generator adds, too; give yours another name or other parameters"));

    [Fact]
    public void WithWeightsTheConstructorWithoutArgumentsIsTaken() => Assert.Contains(
        GeneratorHarness.Run(With("[Weights(\"a\")] partial class N { public N() : this(1) { } }")).Diagnostics, found => found.Id == "GEN039");

    [Theory]
    [InlineData("partial class N { public N() : this(1) { } public N(string text) : this(text.Length) { } }")]
    [InlineData("partial class N { public void Save(string path, bool twice) { } public void Load<T>(T source) { } public void Predict() { } static N() { } }")]
    public void OverloadsDoNotClash(string source) => GeneratorHarness.RunClean(With(source));

    /// <summary>The list that clashes are looked up in is that of what is emitted.</summary>
    [Fact]
    public void EveryEmittedMemberIsKnown()
    {
        var run = GeneratorHarness.RunClean("[Input(Length = 10), Dense(2)] public partial class N;");
        var members = CompiledOutput.Of(run).GetTypeByMetadataName("N")!.GetMembers()
            .Where(member => member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary } && member.CanBeReferencedByName).Select(member => member.Name);
        Assert.Equal(members.Distinct().Order(System.StringComparer.Ordinal), GeneratedMembers.Names.Order(System.StringComparer.Ordinal));
    }

    [Fact]
    public void SeveralDeclarations() => DiagnosticAssert.Reports(
        ["[Input(Length = 10), Relu] partial class N;", "[Dense(2), Softmax] partial class N;"],
        ("GEN017", "Dense(2)", "'N' has layers on more than one of its partial declarations, so their order is not defined; put them on one"));

    private static string With(string source) => source.Contains("WITH") ? source.Replace("WITH", Layers) : Layers + " " + source;
}
