using System.Collections.Generic;

namespace Gen.Tests.Reference;

/// <summary><c>y[l, c] = (x[l, c] - mean[c]) / deviation[c]</c>.</summary>
public sealed class NormalizeReference : SampleLayer
{
    /// <inheritdoc/>
    public override string Kind => "normalize";

    /// <inheritdoc/>
    public override string Attribute => "Normalize";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterSpec> Parameters(Shape input) =>
    [
        new("mean", [input.Channels]) { Learned = false },
        new("deviation", [input.Channels]) { Learned = false, Low = 0.5, High = 2 },
    ];

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters)
    {
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            y[i] = (x[i] - parameters[0][i % shape.Channels]) / parameters[1][i % shape.Channels];
        return y;
    }

    /// <inheritdoc/>
    protected override double[] Backward(Shape shape, double[] x, double[] dY, double[][] parameters, double[][] gradients)
    {
        var dX = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            dX[i] = dY[i] / parameters[1][i % shape.Channels];
        return dX;
    }
}
