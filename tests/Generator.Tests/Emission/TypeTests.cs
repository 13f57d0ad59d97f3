using System.Linq;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Emission;

/// <summary>Wherever a class may stand, the generated half finds it, and the whole compiles without a warning.</summary>
public sealed class TypeTests
{
    private const string Layers = "[Input(Length = 10), Dense(2)]";

    [Theory]
    [InlineData("LAYERS partial class N;", "N")]
    [InlineData("LAYERS public partial class N { }", "N")]
    [InlineData("namespace A; LAYERS partial class N;", "A.N")]
    [InlineData("namespace A.B.C; LAYERS partial class N;", "A.B.C.N")]
    [InlineData("namespace A { namespace B { LAYERS partial class N; } }", "A.B.N")]
    [InlineData("namespace A { partial class Outer { LAYERS private partial class N; } }", "A.Outer+N")]
    [InlineData("static partial class Outer { LAYERS internal partial class N; }", "Outer+N")]
    [InlineData("partial struct Outer { LAYERS public partial class N; }", "Outer+N")]
    [InlineData("ref partial struct Outer { LAYERS public partial class N; }", "Outer+N")]
    [InlineData("partial interface IOuter { LAYERS public partial class N; }", "IOuter+N")]
    [InlineData("partial record Outer { LAYERS protected partial class N; }", "Outer+N")]
    [InlineData("partial record struct Outer { LAYERS public partial class N; }", "Outer+N")]
    [InlineData("public partial class A { protected internal partial class B { LAYERS private protected partial class N; } }", "A+B+N")]
    [InlineData("LAYERS sealed partial class N;", "N")]
    [InlineData("LAYERS public abstract partial class N;", "N")]
    [InlineData("class Base { protected Base(int size = 3) { } } LAYERS partial class N : Base;", "N")]
    [InlineData("namespace @event.@class; partial class @int { LAYERS partial class @record; }", "event.class.int+record")]
    [InlineData("namespace System; LAYERS partial class N;", "System.N")]
    [InlineData("namespace Gen.Models; LAYERS partial class N;", "Gen.Models.N")]
    [InlineData("LAYERS partial class N; partial class N { public void Mine() { } }", "N")]
    [InlineData("partial class N { public void Mine() { } } LAYERS partial class N;", "N")]
    public void IsFoundWhereItStands(string source, string metadataName)
    {
        var run = GeneratorHarness.RunClean(source.Replace("LAYERS", Layers));
        Assert.Contains(metadataName.Replace('+', '.') + ".g.cs", run.Files.Keys);
        var type = CompiledOutput.Of(run).GetTypeByMetadataName(metadataName)!;
        Assert.Contains("INetwork", type.AllInterfaces.Select(face => face.Name));
        Assert.Equal(2, type.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree).Distinct().Count());
    }

    [Fact]
    public void InputAndLayersMayStandOnTwoParts() => Assert.Contains("N.g.cs", GeneratorHarness.RunClean(
        "[Input(Length = 10)] partial class N;", "[Conv1d, Relu, GlobalMaxPool1d] partial class N;").Files.Keys);

    [Fact]
    public void AnotherLibrarysAttributesOfTheSameNamesAreNone()
    {
        const string Source = """
            [Mine.Input(Length = 10), Mine.Dense] class N;
            namespace Mine
            {
                class InputAttribute : System.Attribute { public int Length { get; set; } }
                class DenseAttribute : System.Attribute;
            }
            """;
        Assert.Empty(GeneratorHarness.RunClean(Source).Files);
    }

    [Fact]
    public void AProjectWithoutNetworksGetsNothing() => Assert.Empty(GeneratorHarness.RunClean("class C;").Files);
}
