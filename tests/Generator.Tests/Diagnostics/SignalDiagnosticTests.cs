using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Diagnostics;

/// <summary>Mistakes with named signals, further inputs and outputs, and with the layers that need a certain signal.</summary>
public sealed class SignalDiagnosticTests
{
    private const string Network = "[Input(Length = 20, Channels = 4)]";

    [Theory]
    [InlineData("Keep(\"skip\"), Relu, Add(\"skp\")", "\"skp\"", "add_1: no signal is called 'skp' here; did you mean 'skip'?")]
    [InlineData("Keep(\"a\"), Relu, Multiply(\"a\", \"gate\")", "\"gate\"", "multiply_1: no signal is called 'gate' here; there are 'a': name one with [Keep(\"gate\")] where it stands")]
    [InlineData("Relu, Join(\"a\")", "\"a\"", "join_1: no signal is called 'a' here; none has a name: name one with [Keep(\"a\")] where it stands")]
    [InlineData("Relu, Take(\"a\")", "\"a\"", "take_1: no signal is called 'a' here; none has a name: name one with [Keep(\"a\")] where it stands")]
    public void UnknownSignal(string layers, string span, string message) => DiagnosticAssert.Reports($"{Network} [{layers}] partial class N;", ("GEN072", span, message));

    /// <summary>A block's names are its own, and a network's are no block's.</summary>
    [Theory]
    [InlineData("[Keep(\"a\"), Residual<A>, Add(\"a\")] partial class N; [Relu, Add(\"a\")] class A;")]
    [InlineData("[Residual<A>, Add(\"a\")] partial class N; [Keep(\"a\"), Tanh, Add(\"a\")] class A;")]
    public void ANameIsKnownInItsOwnClass(string classes) => DiagnosticAssert.Reports($"{Network} {classes}",
        ("GEN072", "\"a\"", "add_1: no signal is called 'a' here; none has a name: name one with [Keep(\"a\")] where it stands"));

    [Theory]
    [InlineData("Keep(\"a\"), Dense(3), Add(\"a\")", "Add(\"a\")",
        "add_1: after dense_1 the signal is [20, 3], but 'a' is [20, 4]; signals that are added have the same number of channels, and of steps, but for those of one step, which are spread over all")]
    [InlineData("Keep(\"a\"), MaxPool1d, Multiply(\"a\")", "Multiply(\"a\")",
        "multiply_1: after maxpool1d_1 the signal is [10, 4], but 'a' is [20, 4]; signals that are multiplied have the same number of steps and of channels, but for those of one step or one channel, which are spread over all")]
    [InlineData("Keep(\"a\"), Dense(3), Keep(\"b\"), MaxPool1d, Keep(\"c\"), GlobalMaxPool1d, Join(\"a\", \"b\", \"c\")", "Join(\"a\", \"b\", \"c\")",
        "join_1: after globalmaxpool1d_1 the signal is [1, 3], but 'c' is [10, 3]; signals side by side have the same number of steps, but for those of one step, which are spread over all")]
    public void SignalShapes(string layers, string span, string message) => DiagnosticAssert.Reports($"{Network} [{layers}] partial class N;", ("GEN073", span, message));

    [Fact]
    public void ShapesInABlockAreSaidAtItsUse() => DiagnosticAssert.Reports($"{Network} [Relu, Block<A>] partial class N; [Keep(\"a\"), Dense(3), Add(\"a\")] class A;",
        ("GEN073", "Block<A>", "block_1.add_1: after block_1.dense_1 the signal is [20, 3], but 'a' is [20, 4]; signals that are added have the same number of channels, and of steps, but for those of one step, which are spread over all"));

    [Theory]
    [InlineData("[Input(Length = 9), Tanh, Embedding(5, 3)] partial class N;", "embedding_1: after tanh_1 the signal is [9, 1]; it reads whole numbers as they come in, so it must be the first layer of an input")]
    [InlineData("[Input(Length = 9, Channels = 2), Embedding(5, 3)] partial class N;", "embedding_1: the input is [9, 2]; each step must hold one whole number, so the input must have one channel")]
    public void EmbeddingPlace(string source, string message) => DiagnosticAssert.Reports(source, ("GEN074", "Embedding(5, 3)", message));

    [Theory]
    [InlineData("Embedding(Vocabulary = 5, Units = 3)")]
    [InlineData("Identity, Keep(\"x\"), Identity, Take(\"x\"), Embedding(5, 3)", "GEN078")]
    [InlineData("Block<A>")]
    [InlineData("Concat<A, B>")]
    public void AnEmbeddingStandsFirst(string layers, string? advice = null)
    {
        var run = GeneratorHarness.Run($"[Input(Length = 9), {layers}] partial class N; {(layers.Contains('A') ? "[Embedding(5, 3), Relu] class A;" : "")} {(layers.Contains('B') && layers.Contains("A, ") ? "[Embedding(5, 3)] class B;" : "")}");
        Assert.Equal(advice, run.Diagnostics.Count == 0 ? null : run.Diagnostics[0].Id);
    }

    [Fact]
    public void LaterSignal() => DiagnosticAssert.Reports($"{Network} [Relu, Add(\"a\"), Tanh, Keep(\"a\")] partial class N;",
        ("GEN075", "\"a\"", "add_1: 'a' is kept only further behind, by keep_1; a signal can be used behind its Keep, so move it in front"));

    [Fact]
    public void KeptTwice() => DiagnosticAssert.Reports($"{Network} [Keep(\"a\"), Relu, Keep(\"a\"), Add(\"a\")] partial class N;",
        ("GEN076", "\"a\"", "keep_2: 'a' is the name of another signal already, that of keep_1; give each a name of its own"));

    [Fact]
    public void UnusedSignal() => DiagnosticAssert.ReportsBesideCode($"{Network} [Keep(\"a\"), Tanh] partial class N;",
        ("GEN077", "\"a\"", "keep_1: nothing uses 'a'; use it in a Take, Add, Multiply, Join or Output further behind, or take it away"));

    [Fact]
    public void LostSignal() => DiagnosticAssert.ReportsBesideCode($"{Network} [Keep(\"a\"), Tanh, Take(\"a\"), Dense(2)] partial class N;",
        ("GEN078", "Take(\"a\")", "take_1: take_1 goes on from other signals, so that nothing comes of what tanh_1 makes; keep it with [Keep(\"...\")] in front, and use it, or take it away"));

    [Fact]
    public void RepeatedSteps() => DiagnosticAssert.Reports($"{Network} [Relu, Repeat(3)] partial class N;",
        ("GEN079", "Repeat(3)", "repeat_1: after relu_1 the signal is [20, 4]; Repeat(3) takes a signal of one step, such as behind a global pool; to repeat each of several steps use Upsample1d"));

    [Fact]
    public void EarlyOutput()
    {
        DiagnosticAssert.Reports($"{Network} [Keep(\"a\"), Output(\"a\"), Relu] partial class N;",
            ("GEN090", "Output(\"a\")", "output_1: relu_1 stands behind it; Output names the outputs of a network, so it is its last layer"));
        DiagnosticAssert.Reports($"{Network} [Block<A>] partial class N; [Keep(\"a\"), Output(\"a\")] class A;",
            ("GEN090", "Output(\"a\")", "output_1: it stands in a block; Output names the outputs of a network, so it is its last layer"));
    }

    [Fact]
    public void UnknownOutput() => DiagnosticAssert.Reports($"{Network} [Dense(2), Keep(\"mask\"), Output(\"maks\")] partial class N;",
        ("GEN091", "\"maks\"", "output_1: no signal is called 'maks' here; did you mean 'mask'?"));

    [Theory]
    [InlineData("Keep(\"output\"), Output(\"output\")", "Output(\"output\")", "output: 'output' would give the class a constant 'OutputLength', but the generator adds one of that name; choose another name")]
    [InlineData("Keep(\"a\"), Tanh, Keep(\"A\"), Output(\"a\", \"A\")", "Output(\"a\", \"A\")", "output: 'A' would give the class a constant 'AOffset', but 'a' gives one of that name, too; choose another name")]
    [InlineData("Keep(\"b\"), Output(\"b\")", "Output(\"b\")", "output: 'b' would give the class a constant 'BSize', but 'N' has a member of that name; choose another name")]
    public void PartConstants(string layers, string span, string message) =>
        DiagnosticAssert.Reports($"{Network} [{layers}] partial class N {{ public int BSize => 3; }}", ("GEN092", span, message));

    [Fact]
    public void FurtherInput()
    {
        DiagnosticAssert.Reports("[Input(Length = 9), Input(Length = 5), Relu] partial class N;",
            ("GEN093", "Input(Length = 5)", "'N' has another input in front of this one; give it a Name, by which Take goes on from it"));
        DiagnosticAssert.Reports("[Input(Length = 9), Join(\"b\")] partial class N; [Input(Length = 9, Name = \"b\")] partial class N;",
            ("GEN093", "Input(Length = 9, Name = \"b\")", "'N' has inputs on more than one of its partial declarations, so their order is not defined; put them on one"));
    }

    [Fact]
    public void NoSignals() => DiagnosticAssert.Reports($"{Network} [Relu, Add] partial class N;",
        ("GEN094", "Add", "add_1: the names of the signals are missing; expected at least one, such as Add(\"a\")"));

    [Theory]
    [InlineData("Keep(\"my signal\"), Relu", "keep_1: the name \"my signal\" must be made of letters, digits and underscores, and begin with a letter")]
    [InlineData("Keep(null!), Relu", "keep_1: the name \"\" must be made of letters, digits and underscores, and begin with a letter")]
    public void ANameIsAWord(string layers, string message)
    {
        var argument = layers.Contains("null") ? "null!" : "\"my signal\"";
        DiagnosticAssert.Reports($"{Network} [{layers}] partial class N;", ("GEN016", argument, message));
    }
}
