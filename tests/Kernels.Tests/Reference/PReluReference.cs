using System.Collections.Generic;

namespace Gen.Tests.Reference;

/// <summary><c>y[l, c] = x[l, c]</c> above zero, else <c>alpha[c] * x[l, c]</c> (He et al. 2015).</summary>
public sealed class PReluReference : SampleLayer
{
    /// <inheritdoc/>
    public override string Kind => "prelu";

    /// <inheritdoc/>
    public override string Attribute => "PRelu";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterSpec> Parameters(Shape input) => [new("alpha", [input.Channels])];

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters)
    {
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            y[i] = x[i] > 0 ? x[i] : parameters[0][i % shape.Channels] * x[i];
        return y;
    }

    /// <inheritdoc/>
    protected override double[] Backward(Shape shape, double[] x, double[] dY, double[][] parameters, double[][] gradients)
    {
        var dX = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var c = i % shape.Channels;
            dX[i] = x[i] > 0 ? dY[i] : dY[i] * parameters[0][c];
            gradients[0][c] += x[i] > 0 ? 0 : dY[i] * x[i];
        }

        return dX;
    }
}
