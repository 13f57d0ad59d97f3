using System;

namespace Gen.Tests.Reference;

/// <summary><c>exp(x[l, c]) / sum over j of exp(x[l, j])</c>.</summary>
public sealed class SoftmaxReference : SampleLayer
{
    /// <inheritdoc/>
    public override string Kind => "softmax";

    /// <inheritdoc/>
    public override string Attribute => "Softmax";

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters)
    {
        var y = new double[shape.Size];
        for (var l = 0; l < shape.Length; l++)
        {
            var sum = 0.0;
            for (var c = 0; c < shape.Channels; c++)
                sum += Math.Exp(x[shape.At(l, c)]);
            for (var c = 0; c < shape.Channels; c++)
                y[shape.At(l, c)] = Math.Exp(x[shape.At(l, c)]) / sum;
        }

        return y;
    }

    /// <inheritdoc/>
    /// <remarks><c>dy[j] / dx[c] = y[j] * ((j == c) - y[c])</c>, summed over j.</remarks>
    protected override double[] Backward(Shape shape, double[] x, double[] dY, double[][] parameters, double[][] gradients)
    {
        var y = Forward(shape, x, parameters);
        var dX = new double[shape.Size];
        for (var l = 0; l < shape.Length; l++)
        {
            for (var c = 0; c < shape.Channels; c++)
            {
                for (var j = 0; j < shape.Channels; j++)
                    dX[shape.At(l, c)] += dY[shape.At(l, j)] * y[shape.At(l, j)] * ((j == c ? 1 : 0) - y[shape.At(l, c)]);
            }
        }

        return dX;
    }
}
