using System;

namespace Gen.Tests.Reference;

/// <summary><c>max(x, 0)</c>; its gradient at 0 is 0.</summary>
public sealed class ReluReference : SampleLayer
{
    /// <inheritdoc/>
    public override string Kind => "relu";

    /// <inheritdoc/>
    public override string Attribute => "Relu";

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters) =>
        Array.ConvertAll(x, value => Math.Max(value, 0));

    /// <inheritdoc/>
    protected override double[] Backward(Shape shape, double[] x, double[] dY, double[][] parameters, double[][] gradients)
    {
        var dX = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            dX[i] = x[i] > 0 ? dY[i] : 0;
        return dX;
    }
}
