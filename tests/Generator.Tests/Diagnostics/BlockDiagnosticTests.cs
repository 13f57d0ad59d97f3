using System;
using System.Globalization;
using System.Linq;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Diagnostics;

/// <summary>What is wrong with blocks: inside them it is said there, at their use it is said at the place.</summary>
public sealed class BlockDiagnosticTests
{
    private const string Network = "[Input(Length = 20, Channels = 4)]";

    [Theory]
    [InlineData("Block<B>")]
    [InlineData("Residual<B>")]
    [InlineData("Residual<A, B>")]
    [InlineData("Concat<A, B>")]
    public void ABlockThatIsUsedNeedsNoInput(string use) =>
        GeneratorHarness.RunClean($"{Network} [{use}] partial class N; [Relu] class A; [Relu] class B;{(use.Contains('A') ? "" : "[Block<A>] class C; [Input(Length = 2), Block<C>] partial class D;")}");

    [Theory]
    [InlineData("Block<B<int>>", "[Relu] class B<T>;")]
    [InlineData("Residual<O<int>.B>", "class O<T> { [Relu] public class B; }")]
    public void AGenericBlockIsUsedAsWhateverItIsMadeOf(string use, string block) => GeneratorHarness.RunClean($"{Network} [{use}] partial class N; {block}");

    [Fact]
    public void ABlockThatNothingUses() => DiagnosticAssert.ReportsBesideCode(
        $"{Network} [Block<A>] partial class N; [Relu] class A; [Relu] class B;",
        ("GEN001", "B", "'B' declares layers but no [Input], and nothing uses it as a block; add [Input(Length = ..., Channels = ...)] to make it a network"));

    [Fact]
    public void AMistakeInsideIsSaidInside() => DiagnosticAssert.Reports(
        $"{Network} [Block<A>, Block<A>] partial class N; [Conv1d(Filters = 0)] class A;",
        ("GEN009", "0", "conv1d_1: Filters is 0; expected a whole number of at least 1"));

    [Fact]
    public void AShapeThatDoesNotFitIsSaidAtTheUse() => DiagnosticAssert.ReportsBesideCode(
        $"{Network} [MaxPool1d(Size = 10), Block<A>] partial class N; [Input(Length = 20), Block<A>] partial class M; [Relu, Conv1d(Width = 3)] class A;",
        ("GEN007", "Block<A>", "block_1.conv1d_1: a width of 3 needs at least 3 steps, but after block_1.relu_1 the signal is [2, 4]"));

    [Fact]
    public void ANetworkIsNoBlock() => DiagnosticAssert.ReportsBesideCode(
        $"{Network} [Residual<M>] partial class N; [Input(Length = 20, Channels = 4), Relu] partial class M;",
        ("GEN020", "Residual<M>", "residual_1: 'M' has an [Input], so it is a network; a block has none, because its shapes are inferred where it is used"));

    [Fact]
    public void ABlockNeedsLayers() => DiagnosticAssert.Reports($"{Network} [Concat<string, A>] partial class N; [Relu] class A;",
        ("GEN021", "Concat<string, A>", "concat_1: 'String' declares no layers, so there is nothing to put here"));

    [Fact]
    public void ABlockThatContainsItself() => DiagnosticAssert.Reports($"{Network} [Block<A>] partial class N; [Relu, Block<B>] class A; [Residual<A>] class B;",
        ("GEN022", "Block<B>", "block_1: the block contains itself (A -> B -> A), so it would have no end"),
        ("GEN022", "Residual<A>", "residual_1: the block contains itself (B -> A -> B), so it would have no end"));

    /// <summary>A class whose layers, written out, would be more than two billion.</summary>
    [Fact]
    public void BlocksThatDoubleThirtyTimes()
    {
        var blocks = string.Concat(Enumerable.Range(1, 30).Select(depth => $" [Concat<A{depth - 1}, A{depth - 1}>] class A{depth};"));
        var run = GeneratorHarness.Run($"{Network} [Concat<A30, A30>] partial class N; [Relu] class A0;{blocks}");
        var found = Assert.Single(run.Diagnostics, problem => run.TextAt(problem) == "Concat<A30, A30>");
        Assert.Equal(("GEN054", "concat_1: with the blocks inside 'A30' the class has more than 4096 layers, so it is not read; "
            + "a block that is named twice counts twice, and so do the blocks inside it"), (found.Id, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>A library that refers to the runtime alone is built without the generator: nobody has said what is wrong in it.</summary>
    [Theory]
    [InlineData("[Conv1d(Padding = \"samee\")] public class B;", "block_1.conv1d_1: Padding is \"samee\"; expected \"valid\", \"same\", \"causal\", a number of steps, or new[] { left, right }; did you mean \"same\"?")]
    [InlineData("[Relu, Block<B>] public class B;", "its attributes cannot be read")]
    [InlineData("[Relu, Block<C>] public class B; public class C;", "block_1.block_1: 'C' declares no layers, so there is nothing to put here")]
    [InlineData("[Block<C>] public class B; [Dense(-1)] public class C;", "block_1.block_1: the block 'C' of the assembly 'Library' is wrong: block_1.block_1.dense_1: Units is -1; expected a whole number of at least 1")]
    [InlineData("[Dense(2, WeightsInitializer = typeof(Mine))] public class B; class Mine : IInitializer { BODY }",
        "block_1.dense_1: WeightsInitializer is Mine, which generated code cannot use; it is not public in 'Library'; make it public there")]
    public void AWrongBlockOfAnotherAssembly(string library, string reason)
    {
        var run = GeneratorHarness.Run(TestCompilation.CreateWithLibrary(LayerDiagnosticTests.WithBody(library), $"{Network} [Relu, Block<B>] partial class N;"));
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal(("GEN053", "Block<B>"), (found.Id, run.TextAt(found)));
        Assert.Equal("block_1: the block 'B' of the assembly 'Library' is wrong: " + reason, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void AGoodBlockOfAnotherAssembly() => GeneratorHarness.Clean(GeneratorHarness.Run(TestCompilation.CreateWithLibrary(
        LayerDiagnosticTests.WithBody("[Dense(2, WeightsInitializer = typeof(Mine))] public class B; public class Mine : IInitializer { BODY }"),
        $"{Network} [Relu, Block<B>] partial class N;")));

    [Theory]
    [InlineData("Residual<A>", "GEN023", "residual_1: the block makes [20, 8] of [20, 4], so the two cannot be added; keep the shape, or use [Residual<T, TShortcut>] with a shortcut that makes [20, 8] too, such as [Conv1d(Filters = 8, Width = 1)]")]
    [InlineData("Residual<A, B>", "GEN024", "residual_1: the block makes [20, 8] of [20, 4] but the shortcut makes [18, 8], so the two cannot be added; a shortcut such as [Conv1d(Filters = 8, Width = 1)] makes [20, 8], or set Padding = \"same\" in residual_1.shortcut.conv1d_1")]
    [InlineData("Concat<A, B>", "GEN025", "concat_1: the branches make [20, 8], [18, 8] of [20, 4]; side by side they must have the same length; set Padding = \"same\" in concat_1.branch_2.conv1d_1")]
    public void ShapesThatDoNotGoTogether(string use, string id, string message) => DiagnosticAssert.ReportsBesideCode(
        $"{Network} [{use}] partial class N; [Conv1d(Filters = 8, Padding = \"same\")] class A; [Conv1d(Filters = 8)] class B; [Concat<A, A>, Block<B>] class C; [Input(Length = 9), Block<C>] partial class D;",
        (id, use, message));

    /// <summary>The commonest reason of all is a padding that was forgotten, and a shortcut would be a detour.</summary>
    [Theory]
    [InlineData("Conv1d(Filters = 4, Width = 5), Relu, Conv1d(Filters = 4)", "residual_1.conv1d_1 and residual_1.conv1d_2")]
    [InlineData("Conv1d(Filters = 8, Padding = \"same\"), DepthwiseConv1d, SeparableConv1d(Filters = 4, Padding = \"same\")", "residual_1.depthwiseconv1d_1")]
    [InlineData("MaxPool1d(Size = 3, Stride = 1), SeparableConv1d(Filters = 4)", "residual_1.maxpool1d_1 and residual_1.separableconv1d_1")]
    [InlineData("Conv1d(Filters = 4, Width = 5, Padding = 1)", "residual_1.conv1d_1")]
    [InlineData("Conv1d(Filters = 8)", null)]
    [InlineData("Conv1d(Filters = 4, Stride = 2)", null)]
    [InlineData("Conv1d(Filters = 4), MaxPool1d", null)]
    public void TheResidualsLayersWithoutPaddingAreNamed(string block, string? layers)
    {
        var found = Assert.Single(GeneratorHarness.Run($"{Network} [Residual<A>] partial class N; [{block}] class A;").Diagnostics);
        Assert.Equal("GEN023", found.Id);
        Assert.Contains($"keep the shape{(layers is null ? "" : $" with Padding = \"same\" in {layers}")}, or use ", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void AShapeDeepInsideNamesItsPlace() => DiagnosticAssert.Reports(
        $"{Network} [Concat<C, C>] partial class N; [Residual<B, B>] class C; [GlobalMaxPool1d, Conv1d] class B;",
        ("GEN007", "Concat<C, C>", "concat_1.branch_1.residual_1.conv1d_1: a width of 3 needs at least 3 steps, but after concat_1.branch_1.residual_1.globalmaxpool1d_1 the signal is [1, 4]"));
}
