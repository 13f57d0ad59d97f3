using System;
using System.Collections.Generic;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.ReferenceTests;

/// <summary>What a reference network says of itself: its C# text, its parameters, and what it refuses.</summary>
public class DeclarationTests
{
    [Fact]
    public void OnlyWhatDiffersFromTheDefaultIsPrinted()
    {
        var network = new ReferenceNetwork(new Shape(20, 6), DataLayout.ChannelsFirst,
        [
            new Conv1dReference(),
            new Conv1dReference
            {
                Filters = 4, Width = 5, Stride = 2, Dilation = 3, Groups = 2, Padding = PaddingSpec.Sides(1, 2), PaddingValue = -0.5,
                UseBias = false, Activation = Activation.Relu,
            },
            new BatchNormReference(),
            new MaxPool1dReference(),
            new AveragePool1dReference { Size = 3, Stride = 1, Padding = PaddingSpec.Same },
            new DenseReference(7) { UseBias = false },
        ]);
        const string expected =
            "[Input(Length = 20, Channels = 6, Layout = DataLayout.ChannelsFirst)]\n"
            + "[Conv1d, Conv1d(Filters = 4, Width = 5, Stride = 2, Dilation = 3, Groups = 2, Padding = new[] { 1, 2 }, PaddingValue = -0.5, "
            + "UseBias = false, Activation = Activation.Relu), BatchNorm, MaxPool1d, AveragePool1d(Size = 3, Stride = 1, Padding = \"same\"), "
            + "Dense(7, UseBias = false)]\n"
            + "public partial class Small;\n";
        Assert.Equal(expected, network.Declaration("Small"));
    }

    [Fact]
    public void ParametersAreNamedByKindAndOrdinal()
    {
        var network = new ReferenceNetwork(new Shape(8, 4), DataLayout.ChannelsLast,
        [
            new Conv1dReference { Filters = 6, Groups = 2 },
            new BatchNormReference(),
            new Conv1dReference { Filters = 5, UseBias = false },
            new DenseReference(3),
        ]);
        string[] expected =
        [
            "conv1d_1.weight [3, 2, 6]", "conv1d_1.bias [6]", "batchnorm_1.gamma [6]", "batchnorm_1.beta [6]", "batchnorm_1.running_mean [6]",
            "batchnorm_1.running_var [6]", "conv1d_2.weight [3, 6, 5]", "dense_1.weight [5, 3]", "dense_1.bias [3]",
        ];
        Assert.Equal(expected, Names(network));
    }

    [Fact]
    public void ALayerThatDoesNotFitIsRefused()
    {
        var input = new Shape(4, 3);
        Assert.Throws<ArgumentException>(() => new Conv1dReference { Width = 5 }.Infer(input));
        Assert.Throws<ArgumentException>(() => new Conv1dReference { Groups = 2 }.Infer(input));
        Assert.Throws<ArgumentException>(
            () => new Conv1dReference { Padding = PaddingSpec.Both(4), PaddingMode = PaddingMode.Reflect }.Infer(input));
        Assert.Throws<ArgumentException>(
            () => new Conv1dReference { Padding = PaddingSpec.Both(5), PaddingMode = PaddingMode.Circular }.Infer(input));
        Assert.Throws<ArgumentException>(() => new Cropping1dReference { Before = 4, After = 0 }.Infer(input));
        Assert.Throws<ArgumentException>(() => new MaxPool1dReference { Size = 5 }.Infer(input));
        Assert.Throws<ArgumentException>(() => new MaxPool1dReference { Padding = PaddingSpec.Both(2) }.Infer(input));
    }

    private static IEnumerable<string> Names(ReferenceNetwork network)
    {
        foreach (var parameter in network.Parameters)
            yield return $"{parameter.Name} [{string.Join(", ", parameter.Shape)}]";
    }
}
