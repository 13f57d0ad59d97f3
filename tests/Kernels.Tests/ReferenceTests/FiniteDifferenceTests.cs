using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Tests.Reference;
using Gen.Tests.Reference.Recurrent;
using Xunit;

namespace Gen.Tests.ReferenceTests;

/// <summary>Every gradient of the reference is the central difference of its own forward pass.</summary>
public class FiniteDifferenceTests
{
    private const int Samples = 3;
    private const double Step = 1e-5;
    private const double Tolerance = 1e-7;

    public static TheoryData<string> LayerNames => [.. Layers.Keys];

    private static Dictionary<string, ReferenceLayer> Layers { get; } = new ReferenceLayer[]
    {
        new Conv1dReference { Filters = 5 },
        new Conv1dReference { Filters = 5, Padding = PaddingSpec.Same, Activation = Activation.Relu },
        new Conv1dReference { Filters = 2, Width = 4, Stride = 2, Dilation = 2, Padding = PaddingSpec.Same },
        new Conv1dReference { Filters = 4, Groups = 2, Padding = PaddingSpec.Causal, UseBias = false },
        new Conv1dReference { Filters = 4, Groups = 4, Padding = PaddingSpec.Both(2), PaddingValue = 0.75 },
        new Conv1dReference { Filters = 3, Width = 5, Padding = PaddingSpec.Sides(1, 2), PaddingMode = PaddingMode.Replicate },
        new Conv1dReference { Filters = 3, Width = 5, Padding = PaddingSpec.Sides(5, 6), PaddingMode = PaddingMode.Reflect },
        new Conv1dReference { Filters = 3, Width = 5, Padding = PaddingSpec.Sides(7, 6), PaddingMode = PaddingMode.Symmetric },
        new Conv1dReference { Filters = 3, Width = 5, Padding = PaddingSpec.Sides(6, 7), PaddingMode = PaddingMode.Circular, Stride = 3 },
        new DenseReference(5),
        new DenseReference(3) { UseBias = false, Activation = Activation.Relu },
        new MaxPool1dReference(),
        new MaxPool1dReference { Size = 3, Stride = 2, Padding = PaddingSpec.Sides(1, 2) },
        new AveragePool1dReference(),
        new AveragePool1dReference { Size = 4, Stride = 1, Padding = PaddingSpec.Same },
        new AveragePool1dReference { Size = 3, Stride = 4, Padding = PaddingSpec.Causal },
        new GlobalMaxPool1dReference(),
        new GlobalAveragePool1dReference(),
        new FlattenReference(),
        new BatchNormReference(),
        new BatchNormReference { Momentum = 0.5, Epsilon = 0.1 },
        new DropoutReference(),
        new ReluReference(),
        new SoftmaxReference(),
        new Upsample1dReference(),
        new Upsample1dReference { Factor = 3 },
        new Cropping1dReference(),
        new Cropping1dReference { Before = 2, After = 0 },
        new Cropping1dReference { Before = 0, After = 6 },
        new PReluReference(),
        new NormalizeReference(),
        new LayerNormReference(),
        new LayerNormReference { Epsilon = 0.1 },
        new DepthwiseConv1dReference(),
        new DepthwiseConv1dReference { Multiplier = 3, Width = 4, Stride = 2, Padding = PaddingSpec.Same, Activation = Activation.Relu },
        new DepthwiseConv1dReference { Multiplier = 2, Dilation = 2, Padding = PaddingSpec.Sides(3, 1), PaddingMode = PaddingMode.Reflect, UseBias = false },
        new SeparableConv1dReference(5, new DepthwiseConv1dReference { Padding = PaddingSpec.Causal }),
        new SeparableConv1dReference(3, new DepthwiseConv1dReference { Multiplier = 2, Stride = 2, Padding = PaddingSpec.Same }) { Activation = Activation.Relu },
        new ConvTranspose1dReference { Filters = 5 },
        new ConvTranspose1dReference { Filters = 5, Stride = 2, Padding = PaddingSpec.Same, Activation = Activation.Relu },
        new ConvTranspose1dReference { Filters = 4, Width = 2, Stride = 3, Groups = 2, UseBias = false },
        new ConvTranspose1dReference { Filters = 4, Width = 2, Stride = 4, OutputPadding = -2 },
        new ConvTranspose1dReference { Filters = 3, Width = 4, Stride = 3, Padding = PaddingSpec.Same, OutputPadding = -2 },
        new ConvTranspose1dReference { Filters = 4, Width = 4, Stride = 3, Dilation = 2, Groups = 4, Padding = PaddingSpec.Sides(2, 1), OutputPadding = 2 },
        new LstmReference(3),
        new LstmReference(5) { ReturnSequences = true, Direction = Direction.Bidirectional, Activation = Activation.Softsign },
        new LstmReference(2) { Direction = Direction.Backward, UseBias = false, Activation = Activation.None },
        new GruReference(3),
        new GruReference(4) { ReturnSequences = true, Direction = Direction.Bidirectional },
        new GruReference(3) { ResetAfter = false, Activation = Activation.Elu },
        new GruReference(2) { ResetAfter = false, ReturnSequences = true, Direction = Direction.Backward, UseBias = false },
        new SimpleRnnReference(3) { Activation = Activation.Softplus },
        new SimpleRnnReference(5) { ReturnSequences = true, Direction = Direction.Bidirectional, Activation = Activation.Selu },
        new BlockReference(new("A", [new Conv1dReference { Filters = 4 }, new PReluReference(), new BatchNormReference()])),
        new ResidualReference(new("B", [new Conv1dReference { Filters = 4, Padding = PaddingSpec.Same }, new SoftmaxReference(), new BatchNormReference()])),
        new ResidualReference(new("C", [new DenseReference(3)]), new("D", [new BatchNormReference(), new DenseReference(3)])),
        new BlockReference(new("S", [new KeepReference("a"), new DenseReference(4), new KeepReference("b"), new GlobalAveragePool1dReference(), new ElementwiseReference("multiply", "b"), new JoinReference("a")])),
        new BlockReference(new("T", [new DenseReference(1), new KeepReference("a"), new DenseReference(3), new ElementwiseReference("multiply", "a"), new KeepReference("b"), new TakeReference("a"), new GlobalMaxPool1dReference(), new DenseReference(3), new ElementwiseReference("add", "b", "b")])),
        new BlockReference(new("U", [new KeepReference("a"), new GlobalAveragePool1dReference(), new RepeatReference(4), new IdentityReference(), new KeepReference("b"), new OutputReference(DataLayout.ChannelsFirst, "b", "a")])),
        new ConcatReference(new("E", [new DenseReference(3)]), new("F", [new ReluReference()]), new("G", [new BatchNormReference(), new DenseReference(2)])),
    }.ToDictionary(layer => layer.Attribute);

    [Theory]
    [MemberData(nameof(LayerNames))]
    public void InputGradientIsTheDifference(string layer)
    {
        var (network, input, direction) = Create(layer);
        var gradient = network.Forward(input).Backward(direction).Inputs;
        Assert.Equal(input.Length, gradient.Length);
        CheckDifferences(network, input, direction, input, gradient);
    }

    [Theory]
    [MemberData(nameof(LayerNames))]
    public void ParameterGradientsAreTheDifferences(string layer)
    {
        var (network, input, direction) = Create(layer);
        var gradients = network.Forward(input).Backward(direction).Parameters;
        Assert.Equal(network.Parameters.Count(parameter => parameter.Learned), gradients.Count);
        foreach (var parameter in network.Parameters.Where(parameter => parameter.Learned))
            CheckDifferences(network, input, direction, parameter.Values, gradients[parameter.Name]);
    }

    [Fact]
    public void GradientsOfWholeNetworksAreTheDifferences()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var network = RandomNetworks.Network(seed);
            var random = new Random(seed);
            var input = RandomValues.Uniform(random, Samples * network.Input.Size);
            var direction = RandomValues.Uniform(random, Samples * network.Output.Size);
            var gradients = network.Forward(input).Backward(direction);
            CheckDirection(network, input, direction, input, gradients.Inputs, random);
            foreach (var parameter in network.Parameters.Where(parameter => parameter.Learned))
                CheckDirection(network, input, direction, parameter.Values, gradients.Parameters[parameter.Name], random);
        }
    }

    private static (ReferenceNetwork Network, double[] Input, double[] Direction) Create(string layer)
    {
        var network = new ReferenceNetwork(new Shape(7, 4), DataLayout.ChannelsFirst, [Layers[layer]], seed: 3);
        var random = new Random(5);
        var input = RandomValues.Uniform(random, Samples * network.Input.Size);
        return (network, input, RandomValues.Uniform(random, Samples * network.Output.Size));
    }

    private static void CheckDifferences(
        ReferenceNetwork network, double[] input, double[] direction, double[] values, double[] gradient)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            values[i] = value + Step;
            var above = Loss(network, input, direction);
            values[i] = value - Step;
            var below = Loss(network, input, direction);
            values[i] = value;
            Assert.Equal((above - below) / (2 * Step), gradient[i], Tolerance);
        }
    }

    /// <summary>The derivative along one random direction, for networks that are too large to take each value by itself.</summary>
    private static void CheckDirection(
        ReferenceNetwork network, double[] input, double[] direction, double[] values, double[] gradient, Random random)
    {
        const double smallStep = 1e-7;
        var original = (double[])values.Clone();
        var along = RandomValues.Uniform(random, values.Length);
        double LossAt(double distance)
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = original[i] + distance * along[i];
            return Loss(network, input, direction);
        }

        var difference = (LossAt(smallStep) - LossAt(-smallStep)) / (2 * smallStep);
        original.CopyTo(values, 0);
        var expected = along.Zip(gradient, (a, g) => a * g).Sum();
        var scale = along.Zip(gradient, (a, g) => Math.Abs(a * g)).Sum();
        Assert.InRange(Math.Abs(difference - expected), 0, 1e-5 * scale + Tolerance);
    }

    private static double Loss(ReferenceNetwork network, double[] input, double[] direction) =>
        network.Forward(input).Outputs.Zip(direction, (y, d) => y * d).Sum();
}
