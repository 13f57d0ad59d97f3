using System.Collections.Generic;

namespace Gen.Tests.Reference;

/// <summary>
/// <c>y[l, f] = bias[f] + sum over k, c of x[l * Stride + k * Dilation - left, g * C / G + c] * w[k, c, f]</c>, where g is the group of
/// filter f, and steps outside of the signal are those that the padding mode says.
/// </summary>
public sealed class Conv1dReference : SampleLayer
{
    /// <summary>The number of output channels.</summary>
    public int Filters { get; init; } = 32;

    /// <summary>The number of taps.</summary>
    public int Width { get; init; } = 3;

    /// <summary>The steps between two outputs.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The steps between two taps.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>The groups that channels and filters are divided into.</summary>
    public int Groups { get; init; } = 1;

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
    public override string Kind => "conv1d";

    /// <inheritdoc/>
    public override string Attribute => new AttributeText("Conv1d")
        .Number("Filters", Filters, 32)
        .Number("Width", Width, 3)
        .Number("Stride", Stride, 1)
        .Number("Dilation", Dilation, 1)
        .Number("Groups", Groups, 1)
        .Padding(Padding)
        .Member("PaddingMode", PaddingMode)
        .Number("PaddingValue", PaddingValue, 0)
        .Flag("UseBias", UseBias, true)
        .Member("Activation", Activation)
        .ToString();

    private Window Window => new(Width, Stride, Dilation, Padding);

    /// <inheritdoc/>
    public override bool Fits(Shape input)
    {
        var (left, right) = Window.Pads(input.Length);
        var limit = PaddedSignal.Limit(input.Length, PaddingMode);
        return input.Channels % Groups == 0 && Filters % Groups == 0 && left <= limit && right <= limit && Window.Fits(input.Length);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterSpec> Parameters(Shape input)
    {
        var channels = input.Channels / Groups;
        var weight = ParameterSpec.Weight(Width * channels, Width, channels, Filters);
        return UseBias ? [weight, new("bias", [Filters])] : [weight];
    }

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => new(Window.OutputLength(input.Length), Filters);

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters)
    {
        var output = Infer(shape);
        var y = new double[output.Size];
        for (var l = 0; l < output.Length; l++)
        {
            for (var f = 0; f < Filters; f++)
            {
                var sum = UseBias ? parameters[1][f] : 0;
                for (var k = 0; k < Width; k++)
                {
                    var step = Source(shape, l, k);
                    for (var c = 0; c < shape.Channels / Groups; c++)
                        sum += Input(x, shape, step, Channel(shape, f, c)) * parameters[0][Weight(shape, k, c, f)];
                }

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
            for (var f = 0; f < Filters; f++)
            {
                var at = output.At(l, f);
                if (Activation == Activation.None || y[at] > 0)
                    BackwardOutput(shape, x, l, f, dY[at], parameters, gradients, dX);
            }
        }

        return dX;
    }

    private void BackwardOutput(
        Shape shape, double[] x, int l, int f, double dY, double[][] parameters, double[][] gradients, double[] dX)
    {
        if (UseBias)
            gradients[1][f] += dY;
        for (var k = 0; k < Width; k++)
        {
            var step = Source(shape, l, k);
            for (var c = 0; c < shape.Channels / Groups; c++)
            {
                var channel = Channel(shape, f, c);
                gradients[0][Weight(shape, k, c, f)] += dY * Input(x, shape, step, channel);
                if (step != PaddedSignal.Constant)
                    dX[shape.At(step, channel)] += dY * parameters[0][Weight(shape, k, c, f)];
            }
        }
    }

    private int Source(Shape shape, int output, int tap) =>
        PaddedSignal.Source(Window.Position(output, tap, shape.Length), shape.Length, PaddingMode);

    private double Input(double[] x, Shape shape, int step, int channel) =>
        step == PaddedSignal.Constant ? PaddingValue : x[shape.At(step, channel)];

    private int Channel(Shape shape, int filter, int channelInGroup) =>
        filter / (Filters / Groups) * (shape.Channels / Groups) + channelInGroup;

    private int Weight(Shape shape, int tap, int channelInGroup, int filter) =>
        (tap * (shape.Channels / Groups) + channelInGroup) * Filters + filter;
}
