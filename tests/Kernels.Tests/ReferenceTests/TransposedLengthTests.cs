using System;
using System.Linq;
using Gen.Tests.Reference;
using Xunit;

namespace Gen.Tests.ReferenceTests;

/// <summary>
/// A transposed convolution with a filter narrower than its stride: Keras' length, and how to say PyTorch's. Forward and backward are PyTorch's definition, written out:
/// <c>y[i * stride + k] += x[i] * w[k]</c> on <c>(length - 1) * stride + width</c> steps.
/// </summary>
public class TransposedLengthTests
{
    private const int Length = 4;

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 5)]
    [InlineData(3, 4)]
    public void PyTorchsLengthIsAPaddingOfZeroOrANegativeOutputPadding(int width, int stride)
    {
        CheckIsPyTorchs(new ConvTranspose1dReference { Filters = 1, Width = width, Stride = stride, Padding = PaddingSpec.Both(0) }, (Length - 1) * stride + width);
        CheckIsPyTorchs(new ConvTranspose1dReference { Filters = 1, Width = width, Stride = stride, OutputPadding = width - stride }, (Length - 1) * stride + width);
    }

    [Fact]
    public void KerasHasTheStridesStepsForEachStep() => CheckIsPyTorchs(new ConvTranspose1dReference { Filters = 1, Width = 2, Stride = 5 }, Length * 5);

    /// <summary>What is left off the end changes nothing in front of it, whatever is cut off there.</summary>
    [Fact]
    public void TheStartStaysWhereItIs()
    {
        var (whole, less) = (Predict(0), Predict(-2));
        Assert.Equal(Length * 3, whole.Length);
        Assert.Equal(whole[..^2], less);

        double[] Predict(int outputPadding) =>
            Network(new ConvTranspose1dReference { Filters = 1, Width = 4, Stride = 3, Padding = PaddingSpec.Same, OutputPadding = outputPadding }).Predict([1, -2, 3, 4]);
    }

    private static void CheckIsPyTorchs(ConvTranspose1dReference layer, int length)
    {
        var network = Network(layer);
        double[] x = [2, -3, 5, 7];
        var (w, dy) = (Weights(layer.Width), Enumerable.Range(1, length).Select(step => step * 0.25 - 1).ToArray());
        var (y, dx, dw) = (new double[length], new double[Length], new double[layer.Width]);
        for (var i = 0; i < Length; i++)
        {
            for (var k = 0; k < layer.Width; k++)
            {
                var to = i * layer.Stride + k;
                y[to] += x[i] * w[k];
                dx[i] += dy[to] * w[k];
                dw[k] += dy[to] * x[i];
            }
        }

        var pass = network.Forward(x);
        Assert.Equal(y.Select(value => value + 0.5), pass.Outputs);
        var gradients = pass.Backward(dy);
        Assert.Equal(dx, gradients.Inputs);
        Assert.Equal(dw, gradients.Parameters[network.Parameters[0].Name]);
        Assert.Equal([dy.Sum()], gradients.Parameters[network.Parameters[1].Name]);
    }

    private static double[] Weights(int width) => [.. Enumerable.Range(0, width).Select(tap => Math.Pow(2, tap))];

    private static ReferenceNetwork Network(ConvTranspose1dReference layer)
    {
        var network = new ReferenceNetwork(new Shape(Length, 1), DataLayout.ChannelsLast, [layer]);
        network.Parameters[0].Write([.. Weights(layer.Width).Select(value => (float)value)]);
        network.Parameters[1].Write([0.5f]);
        return network;
    }
}
