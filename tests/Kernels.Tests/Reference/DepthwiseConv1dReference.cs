using System.Collections.Generic;

namespace Gen.Tests.Reference;

/// <summary>
/// <c>y[l, c * Multiplier + m] = bias[c * Multiplier + m] + sum over k of x[l * Stride + k * Dilation - left, c] * w[k, c, m]</c>; steps outside of the
/// signal are those that the padding mode says.
/// </summary>
public sealed class DepthwiseConv1dReference : SampleLayer
{
    /// <summary>The outputs of each channel.</summary>
    public int Multiplier { get; init; } = 1;

    /// <summary>The number of taps.</summary>
    public int Width { get; init; } = 3;

    /// <summary>The steps between two outputs.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The steps between two taps.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>How many steps are added at both ends.</summary>
    public PaddingSpec Padding { get; init; } = PaddingSpec.Valid;

    /// <summary>What stands in the padding.</summary>
    public PaddingMode PaddingMode { get; init; }

    /// <summary>The constant of <see cref="PaddingMode.Constant"/>.</summary>
    public double PaddingValue { get; init; }

    /// <summary>Whether there is a bias.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>The activation of the output.</summary>
    public Activation Activation { get; init; }

    /// <inheritdoc/>
    public override string Kind => "depthwiseconv1d";

    /// <inheritdoc/>
    public override string Attribute => AddTo(new AttributeText("DepthwiseConv1d"))
        .Flag("UseBias", UseBias, true)
        .Member("Activation", Activation)
        .ToString();

    private Window Window => new(Width, Stride, Dilation, Padding);

    /// <inheritdoc/>
    public override bool Fits(Shape input)
    {
        var (left, right) = Window.Pads(input.Length);
        var limit = PaddedSignal.Limit(input.Length, PaddingMode);
        return left <= limit && right <= limit && Window.Fits(input.Length);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterSpec> Parameters(Shape input)
    {
        var weight = ParameterSpec.Weight(Width, Width, input.Channels, Multiplier);
        return UseBias ? [weight, new("bias", [input.Channels * Multiplier])] : [weight];
    }

    /// <summary>Adds the arguments that a separable convolution shares.</summary>
    internal AttributeText AddTo(AttributeText text) => text
        .Number("Multiplier", Multiplier, 1)
        .Number("Width", Width, 3)
        .Number("Stride", Stride, 1)
        .Number("Dilation", Dilation, 1)
        .Padding(Padding)
        .Member("PaddingMode", PaddingMode)
        .Number("PaddingValue", PaddingValue, 0);

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => new(Window.OutputLength(input.Length), input.Channels * Multiplier);

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters)
    {
        var output = Infer(shape);
        var y = new double[output.Size];
        for (var l = 0; l < output.Length; l++)
        {
            for (var f = 0; f < output.Channels; f++)
            {
                var sum = UseBias ? parameters[1][f] : 0;
                for (var k = 0; k < Width; k++)
                    sum += Input(x, shape, Source(shape, l, k), f / Multiplier) * parameters[0][k * output.Channels + f];
                y[output.At(l, f)] = Activation == Activation.Relu && sum < 0 ? 0 : sum;
            }
        }

        return y;
    }

    /// <inheritdoc/>
    protected override double[] Backward(Shape shape, double[] x, double[] dY, double[][] parameters, double[][] gradients)
    {
        var output = Infer(shape);
        var y = Forward(shape, x, parameters);
        var dX = new double[shape.Size];
        for (var l = 0; l < output.Length; l++)
        {
            for (var f = 0; f < output.Channels; f++)
            {
                var dSum = Activation == Activation.None || y[output.At(l, f)] > 0 ? dY[output.At(l, f)] : 0;
                if (UseBias)
                    gradients[1][f] += dSum;
                for (var k = 0; k < Width; k++)
                {
                    var step = Source(shape, l, k);
                    gradients[0][k * output.Channels + f] += dSum * Input(x, shape, step, f / Multiplier);
                    if (step != PaddedSignal.Constant)
                        dX[shape.At(step, f / Multiplier)] += dSum * parameters[0][k * output.Channels + f];
                }
            }
        }

        return dX;
    }

    private int Source(Shape shape, int output, int tap) =>
        PaddedSignal.Source(Window.Position(output, tap, shape.Length), shape.Length, PaddingMode);

    private double Input(double[] x, Shape shape, int step, int channel) =>
        step == PaddedSignal.Constant ? PaddingValue : x[shape.At(step, channel)];
}
