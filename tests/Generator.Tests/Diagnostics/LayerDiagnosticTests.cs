using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Diagnostics;

/// <summary>What is wrong with a layer, at the argument that is wrong.</summary>
public sealed class LayerDiagnosticTests
{
    private const string Padding = "expected \"valid\", \"same\", \"causal\", a number of steps";

    [Theory]
    [InlineData("Conv1d(Padding = \"smae\")", "\"smae\"", "smae", "same")]
    [InlineData("MaxPool1d(Padding = \"Same\")", "\"Same\"", "Same", "same")]
    [InlineData("Conv1d(Padding = \"casual\")", "\"casual\"", "casual", "causal")]
    [InlineData("DepthwiseConv1d(Padding = \"vaild\")", "\"vaild\"", "vaild", "valid")]
    [InlineData("Conv1d(Padding = \"full\")", "\"full\"", "full")]
    [InlineData("Conv1d(Padding = \"\")", "\"\"", "")]
    public void UnknownPadding(string layer, string span, string value, string? meant = null) => Reports("GEN005", layer, span,
        $"{NameOf(layer)}: Padding is \"{value}\"; {Padding}, or new[] {{ left, right }}{(meant is null ? "" : $"; did you mean \"{meant}\"?")}");

    [Theory]
    [InlineData("Conv1d(Padding = -1)", "-1", "-1")]
    [InlineData("Conv1d(Padding = 1.5)", "1.5", "1.5")]
    [InlineData("Conv1d(Padding = null!)", "null!", "null")]
    [InlineData("Conv1d(Padding = true)", "true", "true")]
    [InlineData("Conv1d(Padding = PaddingMode.Reflect)", "PaddingMode.Reflect", "Gen.PaddingMode.Reflect")]
    [InlineData("Conv1d(Padding = typeof(int))", "typeof(int)", "typeof(int)")]
    [InlineData("Conv1d(Padding = 'x')", "'x'", "'x'")]
    [InlineData("MaxPool1d(Padding = 5000000000)", "5000000000", "5000000000")]
    [InlineData("Conv1d(Padding = new[] { \"same\" })", "new[] { \"same\" }", "{\"same\"}")]
    [InlineData("Conv1d(Padding = new[] { 1 })", "new[] { 1 }", "[1]")]
    [InlineData("AveragePool1d(Padding = new[] { 0, -1 })", "new[] { 0, -1 }", "[0, -1]")]
    public void WrongPadding(string layer, string span, string value) =>
        Reports("GEN006", layer, span, $"{NameOf(layer)}: Padding is {value}; {Padding} of at least 0, or new[] {{ left, right }} of two such numbers");

    [Theory]
    [InlineData("Conv1d(Width = 11)", "11", "a width of 11 needs at least 11 steps, but the input is [10, 4]")]
    [InlineData("DepthwiseConv1d(Width = 11, Multiplier = 2)", "11", "a width of 11 needs at least 11 steps, but the input is [10, 4]")]
    [InlineData("SeparableConv1d(Width = 11)", "11", "a width of 11 needs at least 11 steps, but the input is [10, 4]")]
    [InlineData("Conv1d(Dilation = 6, Padding = 1)", "Conv1d(Dilation = 6, Padding = 1)", "a width of 3 with dilation 6 needs at least 13 steps, but the input is [10, 4]; with its padding of 1 and 1 that is 12 steps")]
    public void WidthExceedsInput(string layer, string span, string message) => Reports("GEN007", layer, span, $"{NameOf(layer)}: {message}");

    [Theory]
    [InlineData("Conv1d(Filters = 6, Groups = 3)", "3", "3 groups must divide both the 4 channels (the input is [10, 4]) and the 6 filters")]
    [InlineData("ConvTranspose1d(Filters = 6, Groups = 4)", "4", "4 groups must divide both the 4 channels (the input is [10, 4]) and the 6 filters")]
    [InlineData("Conv1d(Filters = 6, Groups = 4)", "4", "4 groups must divide both the 4 channels (the input is [10, 4]) and the 6 filters")]
    public void GroupsDoNotDivide(string layer, string span, string message) => Reports("GEN008", layer, span, $"{NameOf(layer)}: {message}");

    [Theory]
    [InlineData("Conv1d(Filters = 0)", "0", "conv1d_1: Filters is 0")]
    [InlineData("Conv1d(Width = 0)", "0", "conv1d_1: Width is 0")]
    [InlineData("Conv1d(Stride = -2)", "-2", "conv1d_1: Stride is -2")]
    [InlineData("Conv1d(Dilation = 0)", "0", "conv1d_1: Dilation is 0")]
    [InlineData("Conv1d(Groups = 0)", "0", "conv1d_1: Groups is 0")]
    [InlineData("DepthwiseConv1d(Multiplier = 0)", "0", "depthwiseconv1d_1: Multiplier is 0")]
    [InlineData("SeparableConv1d(Filters = 0)", "0", "separableconv1d_1: Filters is 0")]
    [InlineData("ConvTranspose1d(Width = 0)", "0", "convtranspose1d_1: Width is 0")]
    [InlineData("Upsample1d(Factor = 0)", "0", "upsample1d_1: Factor is 0")]
    [InlineData("MaxPool1d(Size = 0)", "0", "maxpool1d_1: Size is 0")]
    [InlineData("AveragePool1d(Stride = 0)", "0", "averagepool1d_1: Stride is 0")]
    [InlineData("Dense(0)", "0", "dense_1: Units is 0")]
    [InlineData("Conv1d(8, -1)", "-1", "conv1d_1: Width is -1")]
    [InlineData("MaxPool1d(3, 0)", "0", "maxpool1d_1: Stride is 0")]
    [InlineData("Dense(units: -3)", "-3", "dense_1: Units is -3")]
    [InlineData("Dense", "Dense", "dense_1: Units is not given")]
    [InlineData("Lstm", "Lstm", "lstm_1: Units is not given")]
    [InlineData("Gru(0)", "0", "gru_1: Units is 0")]
    [InlineData("SimpleRnn(Units = -1)", "-1", "simplernn_1: Units is -1")]
    public void NotPositive(string layer, string span, string message) =>
        Reports("GEN009", layer, span, message + "; expected a whole number of at least 1");

    [Theory]
    [InlineData("MaxPool1d(Size = 11)", "11", "maxpool1d_1: a size of 11 needs at least 11 steps, but the input is [10, 4]")]
    [InlineData("AveragePool1d(Size = 12, Padding = new[] { 1, 0 })", "12", "averagepool1d_1: a size of 12 needs at least 12 steps, but the input is [10, 4]; with its padding of 1 and 0 that is 11 steps")]
    public void PoolExceedsInput(string layer, string span, string message) => Reports("GEN011", layer, span, message);

    [Theory]
    [InlineData("Lstm(2, Activation = Activation.Gelu)", "Activation.Gelu", "lstm_1: Activation is Gelu")]
    [InlineData("Gru(2, RecurrentActivation = Activation.Swish)", "Activation.Swish", "gru_1: RecurrentActivation is Swish")]
    [InlineData("SimpleRnn(2, Activation = Activation.HardSwish)", "Activation.HardSwish", "simplernn_1: Activation is HardSwish")]
    public void StateActivation(string layer, string span, string message) => Reports("GEN082", layer, span, message + ", which falls somewhere, so that its gradient cannot be told "
        + "from its value; expected one of None, Relu, LeakyRelu, Elu, Selu, Sigmoid, HardSigmoid, Tanh, Softplus, Softsign");

    [Theory]
    [InlineData("Lstm(2, RecurrentInitializer = typeof(string))", "typeof(string)", "lstm_1: RecurrentInitializer is string")]
    [InlineData("Conv1d(WeightsInitializer = typeof(string))", "typeof(string)", "conv1d_1: WeightsInitializer is string")]
    [InlineData("Dense(2, BiasInitializer = typeof(IInitializer))", "typeof(IInitializer)", "dense_1: BiasInitializer is Gen.IInitializer, an interface")]
    [InlineData("Dense(2, BiasInitializer = null!)", "null!", "dense_1: BiasInitializer is null")]
    [InlineData("Conv1d(WeightsInitializer = typeof(Open<>))", "typeof(Open<>)", "conv1d_1: WeightsInitializer is Open<>, without its type arguments")]
    public void NotAnInitializer(string layer, string span, string message) =>
        Reports("GEN012", layer, span, message + "; expected a class or struct that implements Gen.IInitializer");

    [Theory]
    [InlineData("Dense(2, Activation = (Activation)(-1))", "(Activation)(-1)",
        "dense_1: Activation must be one of None, Relu, LeakyRelu, Elu, Selu, Gelu, Sigmoid, HardSigmoid, Tanh, Softplus, Softsign, Swish, HardSwish, but is -1")]
    [InlineData("BatchNorm(Epsilon = 1e-60)", "1e-60", "batchnorm_1: Epsilon must be above 0, but is 1E-60, which as a float is 0")]
    [InlineData("LeakyRelu(Alpha = 1e39)", "1e39", "leakyrelu_1: Alpha must be at least 0, but is 1E+39, which as a float is Infinity")]
    [InlineData("Conv1d(Padding = 1, PaddingValue = -1e300)", "-1e300", "conv1d_1: PaddingValue must be a finite number, but is -1E+300, which as a float is -Infinity")]
    [InlineData("Dropout(Rate = 0.999999999)", "0.999999999", "dropout_1: Rate must be at least 0 and less than 1, but is 0.999999999, which as a float is 1")]
    [InlineData("Lstm(2, ForgetBias = double.NaN)", "double.NaN", "lstm_1: ForgetBias must be a number, but is NaN")]
    [InlineData("Lstm(2, Direction = (Direction)3)", "(Direction)3", "lstm_1: Direction must be one of Forward, Backward, Bidirectional, but is 3")]
    [InlineData("Elu(Alpha = -1)", "-1", "elu_1: Alpha must be at least 0, but is -1")]
    [InlineData("BatchNorm(Momentum = -0.1)", "-0.1", "batchnorm_1: Momentum must be between 0 and 1, but is -0.1")]
    [InlineData("Dense(2, WeightLearnRateFactor = -1)", "-1", "dense_1: WeightLearnRateFactor must be at least 0, but is -1")]
    [InlineData("Dense(2, BiasL2Factor = -1)", "-1", "dense_1: BiasL2Factor must be at least 0, but is -1")]
    [InlineData("Dropout(Rate = -0.5)", "-0.5", "dropout_1: Rate must be at least 0 and less than 1, but is -0.5")]
    [InlineData("Dropout(Rate = 1)", "1", "dropout_1: Rate must be at least 0 and less than 1, but is 1")]
    [InlineData("BatchNorm(Momentum = 1.5)", "1.5", "batchnorm_1: Momentum must be between 0 and 1, but is 1.5")]
    [InlineData("BatchNorm(Epsilon = 0)", "0", "batchnorm_1: Epsilon must be above 0, but is 0")]
    [InlineData("LayerNorm(Epsilon = 0)", "0", "layernorm_1: Epsilon must be above 0, but is 0")]
    [InlineData("Dense(2, WeightL2Factor = -1)", "-1", "dense_1: WeightL2Factor must be at least 0, but is -1")]
    [InlineData("Dense(2, BiasLearnRateFactor = double.NaN)", "double.NaN", "dense_1: BiasLearnRateFactor must be at least 0, but is NaN")]
    [InlineData("Conv1d(Padding = 1, PaddingValue = double.PositiveInfinity)", "double.PositiveInfinity", "conv1d_1: PaddingValue must be a finite number, but is Infinity")]
    [InlineData("Conv1d(Padding = 1, PaddingMode = (PaddingMode)9)", "(PaddingMode)9", "conv1d_1: PaddingMode must be one of Constant, Replicate, Reflect, Symmetric, Circular, but is 9")]
    [InlineData("Cropping1d(Before = -1)", "-1", "cropping1d_1: Before must be at least 0, but is -1")]
    [InlineData("Cropping1d(After = int.MinValue)", "int.MinValue", "cropping1d_1: After must be at least 0, but is -2147483648")]
    [InlineData("Cropping1d(Before = 9)", "Cropping1d(Before = 9)", "cropping1d_1: Before + After must be less than the 10 steps of [10, 4], but is 9 + 1")]
    [InlineData("Cropping1d(Before = 0, After = 10)", "Cropping1d(Before = 0, After = 10)", "cropping1d_1: Before + After must be less than the 10 steps of [10, 4], but is 0 + 10")]
    [InlineData("GlobalMaxPool1d, Cropping1d(After = 0)", "Cropping1d(After = 0)", "cropping1d_1: Before + After must be less than the 1 step of [1, 4], but is 1 + 0")]
    [InlineData("Cropping1d(Before = int.MaxValue, After = int.MaxValue)", "Cropping1d(Before = int.MaxValue, After = int.MaxValue)", "cropping1d_1: Before + After must be less than the 10 steps of [10, 4], but is 2147483647 + 2147483647")]
    public void OutOfRange(string layer, string span, string message) => Reports("GEN013", layer, span, message);

    [Theory]
    [InlineData("Conv1d(Padding = 10, PaddingMode = PaddingMode.Reflect)", "PaddingMode.Reflect", "PaddingMode.Reflect can pad at most 9 steps on each side (the input is [10, 4]), but the padding is 10 and 10")]
    [InlineData("Conv1d(Padding = new[] { 0, 11 }, PaddingMode = PaddingMode.Circular)", "PaddingMode.Circular", "PaddingMode.Circular can pad at most 10 steps on each side (the input is [10, 4]), but the padding is 0 and 11")]
    public void CannotMirror(string layer, string span, string message) => Reports("GEN014", layer, span, "conv1d_1: " + message);

    [Fact]
    public void CausalTranspose() => Reports("GEN027", "ConvTranspose1d(Padding = \"causal\")", "\"causal\"",
        "convtranspose1d_1: Padding is \"causal\"; a transposed convolution takes \"valid\", \"same\", a number of steps, or new[] { left, right }");

    [Theory]
    [InlineData("ConvTranspose1d(OutputPadding = 1)", "1", "OutputPadding is 1; expected more than -1 and less than 1")]
    [InlineData("ConvTranspose1d(OutputPadding = -1)", "-1", "OutputPadding is -1; expected more than -1 and less than 1")]
    [InlineData("ConvTranspose1d(Stride = 2, Dilation = 3, OutputPadding = 5)", "5", "OutputPadding is 5; expected more than -3 and less than 3")]
    [InlineData("ConvTranspose1d(Stride = 4, OutputPadding = -4)", "-4", "OutputPadding is -4; expected more than -4 and less than 4")]
    [InlineData("ConvTranspose1d(Stride = 4, OutputPadding = int.MinValue)", "int.MinValue", "OutputPadding is -2147483648; expected more than -4 and less than 4")]
    public void OutputPadding(string layer, string span, string message) =>
        Reports("GEN028", layer, span, $"convtranspose1d_1: {message}, the greater of Stride and Dilation");

    [Theory]
    [InlineData("ConvTranspose1d(Padding = 6)", "6", "[6, 6] leaves nothing of the 12", 0)]
    [InlineData("ConvTranspose1d(Stride = 2, Padding = new[] { 0, 22 }, OutputPadding = 1)", "new[] { 0, 22 }", "[0, 22] leaves nothing of the 21", 1)]
    public void NothingLeft(string layer, string span, string message, int outputPadding) => Reports("GEN029", layer, span,
        $"convtranspose1d_1: a padding of {message} steps that a transposed convolution makes (the input is [10, 4]), with an output padding of {outputPadding}");

    [Theory]
    [InlineData("Relu, Normalize", "Normalize", "normalize_1")]
    [InlineData("Normalize, Normalize(Name = \"again\")", "Normalize(Name = \"again\")", "again")]
    public void NotFirst(string layers, string span, string name)
    {
        Reports("GEN040", layers, span,
            $"{name}: Normalize must be the network's first layer, since it is adapted to the network's inputs; put it behind [Input], or take BatchNorm or LayerNorm here");
    }

    [Theory]
    [InlineData("MaxPool1d(Size = 2, Padding = 2)", "2", "maxpool1d_1: a padding of 2 and 2 must be less than the size of 2, or a window would hold nothing but padding")]
    public void PoolAllPadding(string layer, string span, string message) => Reports("GEN015", layer, span, message);

    [Theory]
    [InlineData("file class Mine : IInitializer { BODY } DECLARATION", "Mine")]
    [InlineData("partial class Outer { private class Mine : IInitializer { BODY } DECLARATION }", "Mine")]
    [InlineData("partial class Outer { protected struct Mine : IInitializer { BODY } DECLARATION }", "Mine")]
    [InlineData("partial class Outer { private class In { public class Mine : IInitializer { BODY } } DECLARATION }", "In.Mine")]
    [InlineData("public class Mine<T> : IInitializer { BODY } file class Private; DECLARATION", "Mine<Private>")]
    public void Inaccessible(string source, string type) => DiagnosticAssert.Reports(
        WithBody(source)
            .Replace("DECLARATION", $"[Input(Length = 10), Dense(2, WeightsInitializer = typeof({type}))] partial class N;"),
        ("GEN019", $"typeof({type})", "dense_1: WeightsInitializer is Mine, which generated code cannot use; make it internal or public, and not local to its file"));

    /// <summary>A ref struct can be named, but is no type argument; of a type with an alias only, generated code does not know the alias.</summary>
    [Fact]
    public void ARefStructIsNoInitializer() => DiagnosticAssert.Reports(
        WithBody("[Input(Length = 10), Dense(2, WeightsInitializer = typeof(Mine))] partial class N; ref struct Mine : IInitializer { BODY }"),
        ("GEN019", "typeof(Mine)", "dense_1: WeightsInitializer is Mine, which generated code cannot use; a ref struct can be no type argument; make it a struct or a class"));

    [Theory]
    [InlineData("", "class Mine", "it is not public in 'Library'; make it public there")]
    [InlineData("extern alias Other; ", "public class Mine", "its assembly is known by an alias only; let the reference have the alias 'global' too")]
    public void AnInitializerOfAnotherAssembly(string start, string declaration, string reason)
    {
        var library = WithBody($"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Another\")] {declaration} : IInitializer {{ BODY }} [Dense(2, WeightsInitializer = typeof(Mine))] public class B;");
        var (block, aliases) = start.Length == 0 ? ("B", System.Array.Empty<string>()) : ("Other::B", ["Other"]);
        var run = GeneratorHarness.Run(TestCompilation.CreateWithLibrary(library, $"{start}[Input(Length = 10), Block<{block}>] partial class N;", aliases));
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal($"block_1: the block 'B' of the assembly 'Library' is wrong: block_1.dense_1: WeightsInitializer is Mine, which generated code cannot use; {reason}",
            found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.DoesNotContain("N.g.cs", run.Files.Keys);
    }

    /// <summary>A source whose initializers do something.</summary>
    internal static string WithBody(string source) =>
        source.Replace("BODY", "public static void Initialize(System.Span<float> values, int fanIn, int fanOut, ref RandomSource random) => values.Fill(1);");

    private static void Reports(string id, string layer, string span, string message) => DiagnosticAssert.Reports(
        $$"""
        [Input(Length = 10, Channels = 4)]
        [{{layer}}]
        partial class N;

        class Open<T> : IInitializer
        {
            public static void Initialize(System.Span<float> values, int fanIn, int fanOut, ref RandomSource random) => values.Fill(1);
        }
        """,
        (id, span, message));

    private static string NameOf(string layer) => layer.Split('(')[0] switch
    {
        "Conv1d" => "conv1d_1",
        "DepthwiseConv1d" => "depthwiseconv1d_1",
        "SeparableConv1d" => "separableconv1d_1",
        "ConvTranspose1d" => "convtranspose1d_1",
        "MaxPool1d" => "maxpool1d_1",
        _ => "averagepool1d_1",
    };
}
