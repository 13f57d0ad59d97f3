using System.Threading.Tasks;
using Gen.CodeFixes;
using Xunit;
using static Gen.Generator.Tests.CodeFixes.FixHarness;

namespace Gen.Generator.Tests.CodeFixes;

/// <summary>Each repair gives the source that one would write, and the mistake is gone.</summary>
public sealed class CodeFixTests
{
    [Theory]
    [InlineData("Conv1d(Padding = \"smae\", Width = 5)", "\"same\"", "Conv1d(Padding = \"same\", Width = 5)")]
    [InlineData("MaxPool1d(Padding = /* as before */ \"Valid\" )", "\"valid\"", "MaxPool1d(Padding = /* as before */ \"valid\" )")]
    [InlineData("Conv1d(Padding = (\"casual\"))", "\"causal\"", "Conv1d(Padding = \"causal\")")]
    public Task AMisspeltPaddingBecomesTheNearestWord(string layer, string word, string expected) => RepairsAsync(
        new CorrectPadding(), With(layer), $"Change to {word}", With(expected));

    [Theory]
    [InlineData("Keep(\"skip\"), Relu, Add(\"skp\")", "\"skip\"", "Keep(\"skip\"), Relu, Add(\"skip\")")]
    [InlineData("Keep(\"gate\"), Relu, Multiply(/* one */ \"gaet\")", "\"gate\"", "Keep(\"gate\"), Relu, Multiply(/* one */ \"gate\")")]
    public Task AMisspeltSignalBecomesTheNearest(string layers, string word, string expected) => RepairsAsync(
        new CorrectSignal(), With(layers), $"Change to {word}", With(expected));

    [Fact]
    public Task AMisspeltOutputBecomesTheNearest() => RepairsAsync(
        new CorrectSignal(), "[Input(Length = 60), Dense(2), Keep(\"mask\"), Output(\"maks\")]\npublic partial class Wave;\n", "Change to \"mask\"",
        "[Input(Length = 60), Dense(2), Keep(\"mask\"), Output(\"mask\")]\npublic partial class Wave;\n");

    [Fact]
    public async Task WhatIsFarFromEveryWordIsLeftToTheUser() =>
        Assert.Empty(await OfferedAsync(new CorrectPadding(), DocumentOf(With("Conv1d(Padding = \"full\")"))));

    [Theory]
    [InlineData("[Input(Length = 60), Dense(2)]\npublic class Wave;\n", "[Input(Length = 60), Dense(2)]\npublic partial class Wave;\n")]
    [InlineData("[Input(Length = 60), Dense(2)]\n// A wave.\nclass Wave\n{\n}\n", "[Input(Length = 60), Dense(2)]\n// A wave.\npartial class Wave\n{\n}\n")]
    [InlineData("[Input(Length = 60), Dense(2)]\ninternal sealed class Wave;\n", "[Input(Length = 60), Dense(2)]\ninternal sealed partial class Wave;\n")]
    public Task AClassBecomesPartial(string source, string expected) => RepairsAsync(new AddPartial(), source, "Make 'Wave' partial", expected);

    [Fact]
    public Task AnOuterTypeBecomesPartialToo() => RepairsAsync(
        new AddPartial(),
        "public static class Outer\n{\n    [Input(Length = 60), Dense(2)]\n    private class Wave;\n}\n",
        "Make 'Outer' partial",
        "public static partial class Outer\n{\n    [Input(Length = 60), Dense(2)]\n    private partial class Wave;\n}\n",
        times: 2);

    [Theory]
    [InlineData("ReLU", "Relu", "Relu")]
    [InlineData("Gen.ReLU /* as before */", "Gen.Relu /* as before */", "Relu")]
    [InlineData("Conv1d(Filters = 8, KernelSize = 5)", "Conv1d(Filters = 8, Width = 5)", "Width")]
    [InlineData("Conv1d(Units /* of them */ = 8)", "Conv1d(Filters /* of them */ = 8)", "Filters")]
    [InlineData("Conv1d(8, kernelSize: 5)", "Conv1d(8, width: 5)", "width")]
    public Task ANameFromElsewhereBecomesOurs(string wrong, string right, string name) =>
        RepairsAsync(new CorrectName(), With(wrong), $"Change to {name}", With(right));

    [Theory]
    [InlineData("public Wave(string title) { Title = title; }", "public Wave(string title) : this(seed: 0) { Title = title; }", "this(seed: 0)")]
    [InlineData("public Wave(string title) // named\n        => Title = title;", "public Wave(string title) : this(seed: 0) // named\n        => Title = title;", "this(seed: 0)")]
    [InlineData("public Wave(string title, int seed)\n        : base()\n    {\n        Title = title;\n    }", "public Wave(string title, int seed)\n        : this(seed)\n    {\n        Title = title;\n    }", "this(seed)")]
    public Task AConstructorCallsTheGeneratedOne(string wrong, string right, string call) => RepairsAsync(
        new CallGeneratedConstructor(), WithConstructor(wrong), $"Call {call}", WithConstructor(right));

    [Fact]
    public Task AResidualGetsAShortcut() => RepairsAsync(
        new AddShortcut(),
        """
        [Conv1d(Filters = 64, Padding = "same"), Relu]
        public class Wider;

        [Input(Length = 50, Channels = 4), Residual<Wider>, GlobalAveragePool1d, Dense(2)]
        public partial class Wave;

        """,
        "Add a shortcut with Conv1d(Filters = 64, Width = 1)",
        """
        [Conv1d(Filters = 64, Padding = "same"), Relu]
        public class Wider;

        [Input(Length = 50, Channels = 4), Residual<Wider, WiderShortcut>, GlobalAveragePool1d, Dense(2)]
        public partial class Wave;

        [Conv1d(Filters = 64, Width = 1)]
        internal class WiderShortcut;

        """);

    [Fact]
    public Task ANestedNetworkGetsItsShortcutBesideItUnderAFreeNameAndANamespace() => RepairsAsync(
        new AddShortcut(),
        """
        namespace Shop
        {
            public partial class Models
            {
                [Gen.Conv1d(Filters = 8, Stride = 2, Padding = "same")]
                public class Halved;

                public class HalvedShortcut;

                [Gen.Input(Length = 50, Channels = 4)]
                [Gen.Residual<Models.Halved>(Name = "first")]
                public partial class Wave;
            }
        }

        """,
        "Add a shortcut with Conv1d(Filters = 8, Width = 1, Stride = 2)",
        """
        namespace Shop
        {
            public partial class Models
            {
                [Gen.Conv1d(Filters = 8, Stride = 2, Padding = "same")]
                public class Halved;

                public class HalvedShortcut;

                [Gen.Input(Length = 50, Channels = 4)]
                [Gen.Residual<Models.Halved, HalvedShortcut2>(Name = "first")]
                public partial class Wave;

                [Gen.Conv1d(Filters = 8, Width = 1, Stride = 2)]
                internal class HalvedShortcut2;
            }
        }

        """);

    [Theory]
    [InlineData("GlobalMaxPool1d", "GlobalAveragePool1d")]
    [InlineData("Flatten, Dense(7)", "GlobalAveragePool1d, Conv1d(Filters = 7, Width = 1)")]
    [InlineData("Conv1d(Filters = 6)", "Conv1d(Filters = 6, Width = 3)")]
    [InlineData("MaxPool1d(Size = 3, Padding = \"same\")", "Conv1d(Filters = 4, Width = 1, Stride = 3)")]
    [InlineData("Upsample1d(Factor = 3)", "Upsample1d(Factor = 3)")]
    [InlineData("Upsample1d, Dense(5)", "Upsample1d(Factor = 2), Conv1d(Filters = 5, Width = 1)")]
    [InlineData("ConvTranspose1d(Filters = 3, Width = 4)", "ConvTranspose1d(Filters = 3, Width = 4)")]
    public Task EveryShortcutMakesTheShape(string block, string shortcut) => RepairsAsync(
        new AddShortcut(),
        $"[{block}]\nclass A;\n\n[Input(Length = 50, Channels = 4), Residual<A>]\npartial class Wave;",
        $"Add a shortcut with {shortcut}",
        $"[{block}]\nclass A;\n\n[Input(Length = 50, Channels = 4), Residual<A, AShortcut>]\npartial class Wave;\n\n[{shortcut}]\ninternal class AShortcut;\n");

    [Fact]
    public async Task AResidualInsideABlockIsNotAtThePlace() => Assert.Empty(await OfferedAsync(
        new AddShortcut(), DocumentOf("[Dense(8)] class A; [Residual<A>] class B; [Input(Length = 50), Block<B>] partial class Wave;")));

    private static string WithConstructor(string constructor) =>
        $"[Input(Length = 60), Dense(2)]\npublic partial class Wave\n{{\n    {constructor}\n\n    public string? Title {{ get; }}\n}}\n";

    private static string With(string layer) => $"[Input(Length = 60)]\n[{layer}, GlobalMaxPool1d, Dense(2)]\npublic partial class Wave;\n";
}
