using System.Linq;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Diagnostics;

/// <summary>Names of other libraries, other capitals and slips of the finger: what the compiler does not know is said to be what it means.</summary>
public sealed class MisspeltNameTests
{
    [Theory]
    [InlineData("ReLU", "Relu")]
    [InlineData("Gen.ReLU", "Relu")]
    [InlineData("Conv1D(Filters = 3)", "Conv1d")]
    [InlineData("Conv2d(Filters = 3)", "Conv1d")]
    [InlineData("MaxPooling1D(2)", "MaxPool1d")]
    [InlineData("AvgPool1d(2)", "AveragePool1d")]
    [InlineData("GlobalAveragePooling1D", "GlobalAveragePool1d")]
    [InlineData("AdaptiveAvgPool1d(1)", "GlobalAveragePool1d")]
    [InlineData("Conv1DTranspose(8, 3)", "ConvTranspose1d")]
    [InlineData("BatchNorm1d(16)", "BatchNorm")]
    [InlineData("BatchNormalization", "BatchNorm")]
    [InlineData("Linear(8, 2)", "Dense")]
    [InlineData("fullyConnectedLayer(2)", "Dense")]
    [InlineData("SiLU", "Swish")]
    [InlineData("Sofmax", "Softmax")]
    [InlineData("Dropuot(0.5)", "Dropout")]
    public void ALayersNameFromElsewhere(string layer, string meant)
    {
        var name = layer.Split('(')[0].Split('.')[^1];
        DiagnosticAssert.Reports($"[Input(Length = 10), {layer}, Dense(2)] partial class N;", ("GEN046", name, $"'{name}' is no layer; did you mean '{meant}'?"));
    }

    [Theory]
    [InlineData("Conv1d(KernelSize = 3)", "KernelSize", "property of Conv1d", "Width")]
    [InlineData("Conv1d(kernel_size = 3)", "kernel_size", "property of Conv1d", "Width")]
    [InlineData("Conv1d(Units = 3)", "Units", "property of Conv1d", "Filters")]
    [InlineData("Conv1d(Filtres = 3)", "Filtres", "property of Conv1d", "Filters")]
    [InlineData("Conv1d(Strides = 2)", "Strides", "property of Conv1d", "Stride")]
    [InlineData("Conv1d(Bias = false)", "Bias", "property of Conv1d", "UseBias")]
    [InlineData("Conv1d(kernelSize: 3, filters: 4)", "kernelSize", "argument of Conv1d", "width")]
    [InlineData("MaxPool1d(PoolSize = 3)", "PoolSize", "property of MaxPool1d", "Size")]
    [InlineData("MaxPool1d(KernelSize = 3)", "KernelSize", "property of MaxPool1d", "Size")]
    [InlineData("Dense(Filters = 3)", "Filters", "property of Dense", "Units")]
    [InlineData("Dense(size: 3)", "size", "argument of Dense", "units")]
    [InlineData("Dropout(P = 0.1)", "P", "property of Dropout", "Rate")]
    [InlineData("BatchNorm(Eps = 1e-5)", "Eps", "property of BatchNorm", "Epsilon")]
    public void APropertysNameFromElsewhere(string layer, string name, string what, string meant) => DiagnosticAssert.Reports(
        $"[Input(Length = 10), {layer}, Dense(2)] partial class N;", ("GEN046", name, $"'{name}' is no {what}; did you mean '{meant}'?"));

    [Theory]
    [InlineData("[Input(Lenght = 10), Dense(2)] partial class N;", "Lenght", "'Lenght' is no property of Input; did you mean 'Length'?")]
    [InlineData("[Input(Steps = 10), Dense(2)] partial class N;", "Steps", "'Steps' is no property of Input; did you mean 'Length'?")]
    [InlineData("[InputLayer(Length = 10), Dense(2)] partial class N;", "InputLayer", "'InputLayer' is no layer; did you mean 'Input'?")]
    public void TheInputsNamesToo(string source, string name, string message) => DiagnosticAssert.Reports(source, ("GEN046", name, message));

    [Fact]
    public void InABlockItIsSaidThereAndNothingOfItsUse() => DiagnosticAssert.Reports(
        "[Conv1d(Filters = 1, Padding = \"same\"), ReLU] class B; [Input(Length = 10), Block<B>] partial class N;",
        ("GEN046", "ReLU", "'ReLU' is no layer; did you mean 'Relu'?"));

    [Theory]
    [InlineData("[Input(Length = 10), Fancy, Dense(2)] partial class N;")]
    [InlineData("[Input(Length = 10), Block<B>] partial class N; [ReLU] class B;")]
    [InlineData("[Relu, ReLU] struct S;")]
    [InlineData("[Test] class N;")]
    public void WhatIsLikeNoLayerOrNotOursIsLeftToTheCompiler(string source) => Assert.Empty(GeneratorHarness.Run(source).Diagnostics);

    [Fact]
    public void EveryMisspeltNameIsSaid() => Assert.Equal(
        ["ReLU", "KernelSize", "Strides"],
        Run("[Input(Length = 10), ReLU, Conv1d(KernelSize = 3, Strides = 2)] partial class N;"));

    private static string[] Run(string source)
    {
        var run = GeneratorHarness.Run(source);
        return [.. run.Diagnostics.Select(run.TextAt)];
    }
}
