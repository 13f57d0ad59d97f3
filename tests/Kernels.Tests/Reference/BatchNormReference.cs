using System;
using System.Collections.Generic;

namespace Gen.Tests.Reference;

/// <summary>
/// <c>y = gamma * (x - mean) / sqrt(var + Epsilon) + beta</c> for each channel, over samples and steps (Ioffe and Szegedy 2015). As in
/// Keras, the variance is the biased one, in the normalisation and in the running value.
/// </summary>
public sealed class BatchNormReference : ReferenceLayer
{
    private const int Gamma = 0;
    private const int Beta = 1;
    private const int RunningMean = 2;
    private const int RunningVar = 3;

    /// <summary>The share of the old running value that is kept.</summary>
    public double Momentum { get; init; } = 0.99;

    /// <summary>Added to the variance.</summary>
    public double Epsilon { get; init; } = 1e-3;

    /// <inheritdoc/>
    public override string Kind => "batchnorm";

    /// <inheritdoc/>
    public override string Attribute =>
        new AttributeText("BatchNorm").Number("Momentum", Momentum, 0.99).Number("Epsilon", Epsilon, 1e-3).ToString();

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterSpec> Parameters(Shape input) =>
    [
        new("gamma", [input.Channels]) { Low = 0.5, High = 1.5 },
        new("beta", [input.Channels]),
        new("running_mean", [input.Channels]) { Learned = false },
        new("running_var", [input.Channels]) { Learned = false, Low = 0.5, High = 2 },
    ];

    /// <inheritdoc/>
    public override double[][] Forward(Shape shape, double[][] inputs, double[][] parameters, bool training)
    {
        var (means, variances) = training ? Statistics(shape, inputs) : (parameters[RunningMean], parameters[RunningVar]);
        var outputs = Like(shape, inputs);
        ForEach(shape, inputs, (n, at, c) =>
        {
            var normalized = (inputs[n][at] - means[c]) / Math.Sqrt(variances[c] + Epsilon);
            outputs[n][at] = parameters[Gamma][c] * normalized + parameters[Beta][c];
        });
        return outputs;
    }

    /// <inheritdoc/>
    public override double[][] Backward(
        Shape shape, double[][] inputs, double[][] outputGradients, double[][] parameters, double[][] gradients)
    {
        var (means, variances) = Statistics(shape, inputs);
        var (dGamma, dBeta) = (new double[shape.Channels], new double[shape.Channels]);
        double Normalized(int n, int at, int c) => (inputs[n][at] - means[c]) / Math.Sqrt(variances[c] + Epsilon);
        ForEach(shape, inputs, (n, at, c) =>
        {
            dGamma[c] += outputGradients[n][at] * Normalized(n, at, c);
            dBeta[c] += outputGradients[n][at];
        });

        var count = (double)inputs.Length * shape.Length;
        var inputGradients = Like(shape, inputs);
        ForEach(shape, inputs, (n, at, c) =>
        {
            var centred = outputGradients[n][at] - dBeta[c] / count - Normalized(n, at, c) * dGamma[c] / count;
            inputGradients[n][at] = parameters[Gamma][c] / Math.Sqrt(variances[c] + Epsilon) * centred;
        });
        for (var c = 0; c < shape.Channels; c++)
        {
            gradients[Gamma][c] += dGamma[c];
            gradients[Beta][c] += dBeta[c];
        }

        return inputGradients;
    }

    /// <inheritdoc/>
    public override void UpdateStatistics(Shape shape, double[][] inputs, double[][] parameters)
    {
        var (means, variances) = Statistics(shape, inputs);
        for (var c = 0; c < shape.Channels; c++)
        {
            parameters[RunningMean][c] = Momentum * parameters[RunningMean][c] + (1 - Momentum) * means[c];
            parameters[RunningVar][c] = Momentum * parameters[RunningVar][c] + (1 - Momentum) * variances[c];
        }
    }

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => input;

    private static (double[] Means, double[] Variances) Statistics(Shape shape, double[][] inputs)
    {
        var count = (double)inputs.Length * shape.Length;
        var (means, variances) = (new double[shape.Channels], new double[shape.Channels]);
        ForEach(shape, inputs, (n, at, c) => means[c] += inputs[n][at] / count);
        ForEach(shape, inputs, (n, at, c) => variances[c] += Math.Pow(inputs[n][at] - means[c], 2) / count);
        return (means, variances);
    }

    private static void ForEach(Shape shape, double[][] inputs, Action<int, int, int> visit)
    {
        for (var n = 0; n < inputs.Length; n++)
        {
            for (var at = 0; at < shape.Size; at++)
                visit(n, at, at % shape.Channels);
        }
    }

    private static double[][] Like(Shape shape, double[][] inputs) => Array.ConvertAll(inputs, _ => new double[shape.Size]);
}
