using System.Collections.Generic;

namespace Gen.Tests.Reference;

/// <summary>A depthwise convolution without bias and activation, and behind it one of width 1 that has both.</summary>
/// <param name="filters">The number of output channels.</param>
/// <param name="depthwise">The first half.</param>
public sealed class SeparableConv1dReference(int filters, DepthwiseConv1dReference depthwise) : SampleLayer
{
    /// <summary>Whether there is a bias.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>The activation of the output.</summary>
    public Activation Activation { get; init; }

    /// <summary>The number of output channels.</summary>
    public int Filters => filters;

    /// <summary>The first half; its bias and activation do not count.</summary>
    public DepthwiseConv1dReference Depthwise { get; } = new()
    {
        Multiplier = depthwise.Multiplier, Width = depthwise.Width, Stride = depthwise.Stride, Dilation = depthwise.Dilation,
        Padding = depthwise.Padding, PaddingMode = depthwise.PaddingMode, PaddingValue = depthwise.PaddingValue, UseBias = false,
    };

    /// <inheritdoc/>
    public override string Kind => "separableconv1d";

    /// <inheritdoc/>
    public override string Attribute => Depthwise.AddTo(new AttributeText("SeparableConv1d").Number("Filters", filters, 32))
        .Flag("UseBias", UseBias, true)
        .Member("Activation", Activation)
        .ToString();

    private Conv1dReference Pointwise => new() { Filters = filters, Width = 1, UseBias = UseBias, Activation = Activation };

    /// <inheritdoc/>
    public override bool Fits(Shape input) => Depthwise.Fits(input);

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterSpec> Parameters(Shape input)
    {
        var first = Depthwise.Parameters(input)[0] with { Suffix = "depthwise_weight" };
        var second = Pointwise.Parameters(Depthwise.Infer(input));
        return [first, second[0] with { Suffix = "pointwise_weight" }, .. UseBias ? new[] { second[1] } : []];
    }

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => Pointwise.Infer(Depthwise.Infer(input));

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters)
    {
        var between = Depthwise.Forward(shape, [x], parameters[..1], training: true);
        return Pointwise.Forward(Depthwise.Infer(shape), between, parameters[1..], training: true)[0];
    }

    /// <inheritdoc/>
    protected override double[] Backward(Shape shape, double[] x, double[] dY, double[][] parameters, double[][] gradients)
    {
        var between = Depthwise.Forward(shape, [x], parameters[..1], training: true);
        var dBetween = Pointwise.Backward(Depthwise.Infer(shape), between, [dY], parameters[1..], gradients[1..]);
        return Depthwise.Backward(shape, [x], dBetween, parameters[..1], gradients[..1])[0];
    }
}
