using System;
using System.Collections.Generic;

namespace Gen.Tests.Reference;

/// <summary>An elementwise activation and its derivative, written from their definitions.</summary>
/// <param name="kind">The layer's kind.</param>
/// <param name="attribute">Its attribute.</param>
/// <param name="function">The function.</param>
/// <param name="derivative">Its derivative.</param>
public sealed class ActivationReference(string kind, string attribute, Func<double, double> function, Func<double, double> derivative) : SampleLayer
{
    /// <summary>Every function, with one factor that is not the default.</summary>
    public static IReadOnlyList<ActivationReference> All { get; } =
    [
        new("leakyrelu", "LeakyRelu(Alpha = 0.2)", x => x > 0 ? x : 0.2 * x, x => x > 0 ? 1 : 0.2),
        new("elu", "Elu(Alpha = 0.7)", x => x > 0 ? x : 0.7 * (Math.Exp(x) - 1), x => x > 0 ? 1 : 0.7 * Math.Exp(x)),
        new("selu", "Selu", x => 1.05070098 * (x > 0 ? x : 1.67326324 * (Math.Exp(x) - 1)),
            x => 1.05070098 * (x > 0 ? 1 : 1.67326324 * Math.Exp(x))),
        new("gelu", "Gelu", x => x * Normal(x), x => Normal(x) + x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)),
        new("sigmoid", "Sigmoid", Sigmoid, x => Sigmoid(x) * (1 - Sigmoid(x))),
        new("hardsigmoid", "HardSigmoid", x => Math.Clamp(x / 6 + 0.5, 0, 1), x => Math.Abs(x) < 3 ? 1.0 / 6 : 0),
        new("tanh", "Tanh", Math.Tanh, x => 1 - Math.Tanh(x) * Math.Tanh(x)),
        new("softplus", "Softplus", x => Math.Log(1 + Math.Exp(x)), Sigmoid),
        new("softsign", "Softsign", x => x / (1 + Math.Abs(x)), x => 1 / Math.Pow(1 + Math.Abs(x), 2)),
        new("swish", "Swish", x => x * Sigmoid(x), x => Sigmoid(x) * (1 + x * (1 - Sigmoid(x)))),
        new("hardswish", "HardSwish", x => x * Math.Clamp(x / 6 + 0.5, 0, 1), x => Math.Abs(x) < 3 ? x / 3 + 0.5 : x > 0 ? 1 : 0),
    ];

    /// <inheritdoc/>
    public override string Kind => kind;

    /// <inheritdoc/>
    public override string Attribute => attribute;

    /// <summary>The normal distribution's probability of a value up to x, by Simpson's rule from zero.</summary>
    public static double Normal(double x)
    {
        const int Steps = 2000;
        var (sum, width) = (0.0, x / Steps);
        for (var i = 0; i <= Steps; i++)
            sum += (i == 0 || i == Steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(-i * width * i * width / 2);
        return 0.5 + sum * width / 3 / Math.Sqrt(2 * Math.PI);
    }

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters) => Array.ConvertAll(x, value => function(value));

    /// <inheritdoc/>
    protected override double[] Backward(Shape shape, double[] x, double[] dY, double[][] parameters, double[][] gradients)
    {
        var dX = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            dX[i] = dY[i] * derivative(x[i]);
        return dX;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
