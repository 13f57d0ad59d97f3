using System;
using System.Linq;
using Gen.Generator.Layers;
using Gen.Generator.Tests.Helpers;
using Xunit;

namespace Gen.Generator.Tests.Attributes;

/// <summary>The numbers that everybody gives stand without their names, as in Keras and PyTorch, and mean the same as with them.</summary>
public sealed class PositionalTests
{
    [Theory]
    [InlineData("Conv1d(16, 3)", "Conv1d(Filters = 16, Width = 3)")]
    [InlineData("Conv1d(16, Width = 5)", "Conv1d(Filters = 16, Width = 5)")]
    [InlineData("Conv1d(width: 5, filters: 16)", "Conv1d(Filters = 16, Width = 5)")]
    [InlineData("SeparableConv1d(16, 5)", "SeparableConv1d(Filters = 16, Width = 5)")]
    [InlineData("ConvTranspose1d(16, 4, Stride = 2)", "ConvTranspose1d(Filters = 16, Width = 4, Stride = 2)")]
    [InlineData("DepthwiseConv1d(5)", "DepthwiseConv1d(Width = 5)")]
    [InlineData("MaxPool1d(3)", "MaxPool1d(Size = 3)")]
    [InlineData("MaxPool1d(3, 2)", "MaxPool1d(Size = 3, Stride = 2)")]
    [InlineData("AveragePool1d(3)", "AveragePool1d(Size = 3)")]
    [InlineData("AveragePool1d(3, 1)", "AveragePool1d(Size = 3, Stride = 1)")]
    [InlineData("Upsample1d(3)", "Upsample1d(Factor = 3)")]
    [InlineData("Lstm(9)", "Lstm(Units = 9)")]
    [InlineData("Gru(9)", "Gru(Units = 9)")]
    [InlineData("SimpleRnn(9)", "SimpleRnn(Units = 9)")]
    [InlineData("Cropping1d(2, 3)", "Cropping1d(Before = 2, After = 3)")]
    [InlineData("Dropout(0.25)", "Dropout(Rate = 0.25)")]
    [InlineData("LeakyRelu(0.25)", "LeakyRelu(Alpha = 0.25)")]
    [InlineData("Elu(2)", "Elu(Alpha = 2)")]
    public void ANumberWithoutItsName(string positional, string named) => Assert.Equal(FilesOf("Length = 24, Channels = 3", named), FilesOf("24, 3", positional));

    [Fact]
    public void AnInputOfOneChannel() => Assert.Equal(FilesOf("Length = 24", "Relu"), FilesOf("24", "Relu"));

    /// <summary>What an attribute's constructor sets in a program that looks at it by reflection.</summary>
    [Fact]
    public void TheAttributesHaveTheNumbers()
    {
        var convolution = new Conv1dAttribute(16, 5);
        var (pool, input) = (new MaxPool1dAttribute(3, 2), new InputAttribute(96, 3));
        Assert.Equal((16, 5, 3, 2, 96, 3), (convolution.Filters, convolution.Width, pool.Size, pool.Stride, input.Length, input.Channels));
        Assert.Equal((0.25, 3, 7), (new DropoutAttribute(0.25).Rate, new Upsample1dAttribute(3).Factor, new DepthwiseConv1dAttribute(7).Width));
    }

    /// <summary>One rule for all default names: the attribute's name in small letters.</summary>
    [Fact]
    public void DefaultNamesAreTheAttributesInSmallLetters()
    {
        var attributes = typeof(LayerAttribute).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract);
        Assert.All(attributes, type =>
        {
            var name = type.Name.Split('`')[0];
            Assert.Equal(name[..^"Attribute".Length].ToLowerInvariant(), LayerTable.Find(name)?.Kind, StringComparer.Ordinal);
        });
    }

    private static string FilesOf(string input, string layer) => string.Join("\n", GeneratorHarness
        .RunClean($"[Input({input}), {layer}] public partial class N;").Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Key + file.Value));
}
