using System;
using System.Collections.Generic;

namespace Gen.Tests.Reference;

/// <summary>
/// Adds to <c>y[i * Stride + k * Dilation - crop, f]</c>, which starts at <c>bias[f]</c>, each <c>x[i, c] * w[k, f in its group, c]</c>, where c is of the
/// group of f; what falls outside of the output is lost.
/// </summary>
public sealed class ConvTranspose1dReference : SampleLayer
{
    /// <summary>The number of output channels.</summary>
    public int Filters { get; init; } = 32;

    /// <summary>The number of taps.</summary>
    public int Width { get; init; } = 3;

    /// <summary>The steps of the output between two steps of the input.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The steps of the output between two taps.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>The groups that channels and filters are divided into.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>What is cut off the output: a word, or steps on both sides.</summary>
    public PaddingSpec Padding { get; init; } = PaddingSpec.Valid;

    /// <summary>The steps added at the output's end; below zero those left off it.</summary>
    public int OutputPadding { get; init; }

    /// <summary>Whether there is a bias.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>The activation of the output.</summary>
    public Activation Activation { get; init; }

    /// <inheritdoc/>
    public override string Kind => "convtranspose1d";

    /// <inheritdoc/>
    public override string Attribute => new AttributeText("ConvTranspose1d")
        .Number("Filters", Filters, 32)
        .Number("Width", Width, 3)
        .Number("Stride", Stride, 1)
        .Number("Dilation", Dilation, 1)
        .Number("Groups", Groups, 1)
        .Padding(Padding)
        .Number("OutputPadding", OutputPadding, 0)
        .Flag("UseBias", UseBias, true)
        .Member("Activation", Activation)
        .ToString();

    private int Extent => Dilation * (Width - 1) + 1;

    /// <inheritdoc/>
    public override bool Fits(Shape input) =>
        input.Channels % Groups == 0 && Filters % Groups == 0 && Math.Abs(OutputPadding) < Math.Max(Stride, Dilation) && Sizes(input.Length).Length > 0;

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterSpec> Parameters(Shape input)
    {
        var weight = ParameterSpec.Weight(Math.Max(Width * input.Channels / Groups / Stride, 1), Width, Filters / Groups, input.Channels);
        return UseBias ? [weight, new("bias", [Filters])] : [weight];
    }

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => new(Sizes(input.Length).Length, Filters);

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters)
    {
        var output = Infer(shape);
        var y = new double[output.Size];
        for (var at = 0; at < output.Size && UseBias; at++)
            y[at] = parameters[1][at % Filters];
        ForEach(shape, (from, to, weight) => y[to] += x[from] * parameters[0][weight]);
        return Activation == Activation.Relu ? Array.ConvertAll(y, value => Math.Max(value, 0)) : y;
    }

    /// <inheritdoc/>
    protected override double[] Backward(Shape shape, double[] x, double[] dY, double[][] parameters, double[][] gradients)
    {
        var y = Forward(shape, x, parameters);
        var dSums = new double[y.Length];
        for (var at = 0; at < y.Length; at++)
            dSums[at] = Activation == Activation.None || y[at] > 0 ? dY[at] : 0;
        for (var at = 0; at < y.Length && UseBias; at++)
            gradients[1][at % Filters] += dSums[at];

        var dX = new double[shape.Size];
        ForEach(shape, (from, to, weight) =>
        {
            dX[from] += dSums[to] * parameters[0][weight];
            gradients[0][weight] += dSums[to] * x[from];
        });
        return dX;
    }

    /// <summary>
    /// The output's steps, and those cut off before it. Numbers are PyTorch's padding. The words are Keras': same makes Stride steps of each step, valid keeps
    /// every product and at least Stride steps for each step; with an output padding both start from the exact length instead, and same from an odd extent's 1.
    /// </summary>
    private (int Length, int Crop) Sizes(int length)
    {
        if (OutputPadding < 0)
        {
            var (whole, crop) = WithOutputPadding(length, 0);
            return (whole + OutputPadding, crop);
        }

        return WithOutputPadding(length, OutputPadding);
    }

    private (int Length, int Crop) WithOutputPadding(int length, int outputPadding)
    {
        var all = (length - 1) * Stride + Extent;
        if (Padding == PaddingSpec.Valid)
            return (outputPadding > 0 ? all + outputPadding : (length - 1) * Stride + Math.Max(Extent, Stride), 0);
        if (Padding != PaddingSpec.Same)
        {
            var (left, right) = Padding.Resolve(length, Extent, Stride);
            return (all - left - right + outputPadding, left);
        }

        var kept = outputPadding > 0 ? (length - 1) * Stride + Extent % 2 + outputPadding : length * Stride;
        return (kept, Math.Max(all - kept, 0) / 2);
    }

    private void ForEach(Shape shape, Action<int, int, int> visit)
    {
        var (output, crop) = (Infer(shape), Sizes(shape.Length).Crop);
        var (groupFilters, groupChannels) = (Filters / Groups, shape.Channels / Groups);
        for (var i = 0; i < shape.Length; i++)
        {
            for (var k = 0; k < Width; k++)
            {
                var to = i * Stride + k * Dilation - crop;
                if (to < 0 || to >= output.Length)
                    continue;
                for (var f = 0; f < Filters; f++)
                {
                    for (var c = f / groupFilters * groupChannels; c < (f / groupFilters + 1) * groupChannels; c++)
                        visit(shape.At(i, c), output.At(to, f), (k * groupFilters + f % groupFilters) * shape.Channels + c);
                }
            }
        }
    }
}
