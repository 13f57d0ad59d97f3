using System;
using System.Collections.Generic;

namespace Gen.Tests.Reference;

/// <summary>
/// <c>y[l, c] = gamma[c] * (x[l, c] - mean[l]) / sqrt(var[l] + Epsilon) + beta[c]</c>, mean and (biased) variance over the channels of a step
/// (Ba et al. 2016).
/// </summary>
public sealed class LayerNormReference : SampleLayer
{
    /// <summary>Added to the variance.</summary>
    public double Epsilon { get; init; } = 1e-3;

    /// <inheritdoc/>
    public override string Kind => "layernorm";

    /// <inheritdoc/>
    public override string Attribute => new AttributeText("LayerNorm").Number("Epsilon", Epsilon, 1e-3).ToString();

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterSpec> Parameters(Shape input) =>
        [new("gamma", [input.Channels]) { Low = 0.5, High = 1.5 }, new("beta", [input.Channels])];

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters)
    {
        var y = new double[x.Length];
        for (var l = 0; l < shape.Length; l++)
        {
            var (normalized, _) = Normalize(shape, x, l);
            for (var c = 0; c < shape.Channels; c++)
                y[shape.At(l, c)] = parameters[0][c] * normalized[c] + parameters[1][c];
        }

        return y;
    }

    /// <inheritdoc/>
    /// <remarks><c>d normalized[j] / d x[c] = ((j == c) - 1 / C - normalized[j] * normalized[c] / C) / deviation</c>, summed over j.</remarks>
    protected override double[] Backward(Shape shape, double[] x, double[] dY, double[][] parameters, double[][] gradients)
    {
        var dX = new double[x.Length];
        for (var l = 0; l < shape.Length; l++)
        {
            var (normalized, deviation) = Normalize(shape, x, l);
            for (var j = 0; j < shape.Channels; j++)
            {
                var dNormalized = dY[shape.At(l, j)] * parameters[0][j];
                for (var c = 0; c < shape.Channels; c++)
                    dX[shape.At(l, c)] += dNormalized * ((j == c ? 1 : 0) - (1 + normalized[j] * normalized[c]) / shape.Channels) / deviation;
                gradients[0][j] += dY[shape.At(l, j)] * normalized[j];
                gradients[1][j] += dY[shape.At(l, j)];
            }
        }

        return dX;
    }

    private (double[] Normalized, double Deviation) Normalize(Shape shape, double[] x, int step)
    {
        var values = x[shape.At(step, 0)..shape.At(step + 1, 0)];
        var (mean, variance) = (0.0, 0.0);
        foreach (var value in values)
            mean += value / shape.Channels;
        foreach (var value in values)
            variance += (value - mean) * (value - mean) / shape.Channels;
        var deviation = Math.Sqrt(variance + Epsilon);
        return (Array.ConvertAll(values, value => (value - mean) / deviation), deviation);
    }
}
