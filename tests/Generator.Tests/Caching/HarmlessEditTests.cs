using Gen.Generator.Tests.Helpers;
using Xunit;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Gen.Generator.Tests.Caching;

/// <summary>Edits that leave the networks as they are: they are read again, and nothing is planned or emitted again.</summary>
public sealed class HarmlessEditTests
{
    private const string Network = "[Input(Length = 20), Conv1d(Filters = 4), GlobalMaxPool1d, Dense(2)]\npartial class N;\n";
    private const string Other = "class Other { int Member() => 1; }";

    private readonly GeneratorRun _before = GeneratorHarness.Run(Network, Other);

    [Theory]
    [InlineData("// A comment.\n" + Network)]
    [InlineData("/// <summary>A documented network.</summary>\n" + Network)]
    [InlineData("\n\n\n" + Network)]
    [InlineData("[Input(Length=20),Conv1d(Filters=4),GlobalMaxPool1d,Dense(2)]partial class N;")]
    [InlineData("[Input(Length = 20)] [Conv1d(Filters = 4)] [GlobalMaxPool1d] [Dense(Units = 2)] partial class N { int _mine; }")]
    [InlineData("[Input(Length = 4 * 5, Channels = 1), Conv1d(Filters = 4, Width = 3, Padding = \"valid\"), GlobalMaxPool1d, Dense(2)] partial class N { }")]
    [InlineData("using G = Gen; [G.Input(Length = 20), G.Conv1dAttribute(Filters = 4), G.GlobalMaxPool1d, G.Dense(units: 2)] public sealed partial class N;")]
    [InlineData("class Another;\n" + Network)]
    public void InItsOwnFile(string edited) => Edits.AssertNothingEmitted(Edits.Replace(_before, 0, edited), Unchanged);

    [Theory]
    [InlineData("class Other { int Member() => 2; }")]
    [InlineData("class Other { int Another() => 1; } class More;")]
    [InlineData("class Other { int Member() => ")]
    [InlineData("")]
    public void InAnotherFile(string edited) => Edits.AssertNothingEmitted(Edits.Replace(_before, 1, edited), Unchanged);

    [Fact]
    public void AFileMore() =>
        Edits.AssertNothingEmitted(_before.Then(_before.Input.AddSyntaxTrees(TestCompilation.Parse("More.cs", "class More;"))), Unchanged);

    [Fact]
    public void AnOtherOrderOfFiles()
    {
        var first = _before.Input.SyntaxTrees[1];
        var moved = _before.Input.RemoveSyntaxTrees(first).AddSyntaxTrees(first);
        Assert.Equal(_before.Files, _before.Then(moved).Files);
    }
}
