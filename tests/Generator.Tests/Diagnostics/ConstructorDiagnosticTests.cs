using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Diagnostics;

/// <summary>Constructors of the user's own must end in the generated one, or the network has no parameters.</summary>
public sealed class ConstructorDiagnosticTests
{
    private const string Layers = "[Input(Length = 10), Dense(2)]";

    [Theory]
    [InlineData("public N(string name) { }", "this(seed: 0)")]
    [InlineData("public N() { }", "this(seed: 0)")]
    [InlineData("public N(string name) : base() { }", "this(seed: 0)")]
    [InlineData("private N(int seed, string name) { }", "this(seed)")]
    [InlineData("protected N(ref int seed, string name) { }", "this(seed)")]
    [InlineData("internal N(double seed) => System.Console.Write(seed);", "this(seed: 0)")]
    public void AConstructorThatMakesNoNetwork(string constructor, string call) => DiagnosticAssert.Reports(
        $"{Layers} public partial class N {{ {constructor} }}",
        ("GEN045", "N", $"'N': this constructor calls none that the generator adds, so the network would have no parameters; add ': {call}'"));

    [Fact]
    public void WithWeightsTheGeneratedConstructorWithoutArgumentsIsAdvised() => Assert.Contains(
        GeneratorHarness.Run($"[Weights(\"a\")] {Layers} partial class N {{ public N(string name) {{ }} }}").Diagnostics,
        found => found.Id == "GEN045" && found.GetMessage().EndsWith("add ': this()'", System.StringComparison.Ordinal));

    [Theory]
    [InlineData("public N(string name) : this(seed: 3) => System.Console.Write(name);")]
    [InlineData("public N(string name) : this(name, 1) { } public N(string name, int seed) : this(seed) => System.Console.Write(name);")]
    [InlineData("static N() => System.Console.Write(0);")]
    public void AConstructorThatCallsAnother(string constructor) =>
        GeneratorHarness.RunClean($"{Layers} public partial class N {{ {constructor} }}");
}
