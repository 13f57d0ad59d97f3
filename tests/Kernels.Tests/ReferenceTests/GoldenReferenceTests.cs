using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Tests.Golden;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.ReferenceTests;

/// <summary>The reference computes what PyTorch computes.</summary>
public class GoldenReferenceTests
{
    private const double Tolerance = 1e-6;

    [Fact]
    public void ConvolutionsAreThoseOfPyTorch()
    {
        Assert.Equal(240, GoldenConv1d.All.Count);
        Assert.All(GoldenConv1d.All, Check);
    }

    [Fact]
    public void NetworksAreThoseOfPyTorch()
    {
        Assert.Equal(12, GoldenNetworks.All.Count);
        Assert.All(GoldenNetworks.All, Check);
    }

    [Fact]
    public void LayersAreThoseOfPyTorch()
    {
        Assert.Equal(140, GoldenLayers.All.Count);
        Assert.All(GoldenLayers.All, Check);
    }

    [Fact]
    public void RecurrentLayersAreThoseOfPyTorch()
    {
        Assert.InRange(GoldenRecurrent.All.Count, 42, 1000);
        Assert.All(GoldenRecurrent.All, Check);
    }

    [Fact]
    public void GraphsAreThoseOfPyTorch()
    {
        Assert.Equal(11, GoldenGraphs.All.Count);
        Assert.All(GoldenGraphs.All, Check);
    }

    [Fact]
    public void TransposedConvolutionsHaveEveryOption()
    {
        var layers = GoldenLayers.All.Select(golden => golden.CreateNetwork().Layers).Where(layers => layers.Count == 1)
            .SelectMany(layers => layers).OfType<ConvTranspose1dReference>().ToList();
        void AtLeastFive(Func<ConvTranspose1dReference, bool> condition) => Assert.InRange(layers.Count(condition), 5, layers.Count);
        AtLeastFive(layer => layer.Padding == PaddingSpec.Same && layer.Stride > 1);
        AtLeastFive(layer => layer.Padding == PaddingSpec.Valid && layer.Stride > 1);
        AtLeastFive(layer => layer.Padding.Text.StartsWith("new", StringComparison.Ordinal));
        AtLeastFive(layer => char.IsAsciiDigit(layer.Padding.Text[0]));
        AtLeastFive(layer => layer.OutputPadding > 0);
        AtLeastFive(layer => layer.Groups > 1);
        AtLeastFive(layer => layer is { Stride: > 1, Dilation: > 1 });
    }

    [Fact]
    public void EveryOptionIsDrawnOften()
    {
        var layers = GoldenConv1d.All.Select(golden => (Conv1dReference)golden.CreateNetwork().Layers[0]).ToList();
        Assert.All(Enum.GetValues<PaddingMode>(), mode => AtLeast(20, layers, layer => layer.PaddingMode == mode));
        Assert.All(["\"valid\"", "\"same\"", "\"causal\""], word => AtLeast(20, layers, layer => layer.Padding.Text == word));
        AtLeast(20, layers, layer => layer.Padding.Text.StartsWith("new", StringComparison.Ordinal));
        AtLeast(20, layers, layer => char.IsAsciiDigit(layer.Padding.Text[0]));
        AtLeast(20, layers, layer => layer.PaddingValue != 0);
        AtLeast(20, layers, layer => layer.Groups > 1);
        AtLeast(20, layers, layer => layer is { Stride: > 1, Dilation: > 1 });
        AtLeast(20, layers, layer => !layer.UseBias);
        AtLeast(20, layers, layer => layer.Activation == Activation.Relu);
    }

    private static void AtLeast(int count, List<Conv1dReference> layers, Func<Conv1dReference, bool> condition) =>
        Assert.InRange(layers.Count(condition), count, layers.Count);

    private static void Check(GoldenCase golden)
    {
        var network = golden.CreateNetwork();
        var input = RandomValues.ToDoubles(golden.Input);
        Near(golden, "prediction", golden.Prediction, network.Predict(input));

        var pass = network.Forward(input);
        Near(golden, "output", golden.Output, pass.Outputs);
        foreach (var (name, expected) in golden.Updated)
            Near(golden, name, expected, network.Parameters.Single(parameter => parameter.Name == name).Values);

        var gradients = pass.Backward(RandomValues.ToDoubles(golden.OutputGradient));
        Near(golden, "input gradient", golden.InputGradient, gradients.Inputs);
        Assert.Equal(golden.Gradients.Keys.Order(), gradients.Parameters.Keys.Order());
        foreach (var (name, expected) in golden.Gradients)
            Near(golden, name, expected, gradients.Parameters[name]);
    }

    private static void Near(GoldenCase golden, string what, float[] expected, double[] actual)
    {
        var error = Agreement.OfRange(RandomValues.ToDoubles(expected), actual);
        Assert.True(error < Tolerance, FormattableString.Invariant($"{what} is off by {error:E2} of its range in {golden}"));
    }
}
