namespace Gen.Tests.Reference;

/// <summary>The mean of those values of each window that are no padding.</summary>
public sealed class AveragePool1dReference : Pool1dReference
{
    /// <inheritdoc/>
    public override string Kind => "averagepool1d";

    /// <inheritdoc/>
    protected override string AttributeName => "AveragePool1d";

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters)
    {
        var output = Infer(shape);
        var y = new double[output.Size];
        for (var l = 0; l < output.Length; l++)
        {
            var steps = Steps(shape, l);
            for (var c = 0; c < shape.Channels; c++)
            {
                foreach (var step in steps)
                    y[output.At(l, c)] += x[shape.At(step, c)] / steps.Count;
            }
        }

        return y;
    }

    /// <inheritdoc/>
    protected override double[] Backward(Shape shape, double[] x, double[] dY, double[][] parameters, double[][] gradients)
    {
        var output = Infer(shape);
        var dX = new double[shape.Size];
        for (var l = 0; l < output.Length; l++)
        {
            var steps = Steps(shape, l);
            for (var c = 0; c < shape.Channels; c++)
            {
                foreach (var step in steps)
                    dX[shape.At(step, c)] += dY[output.At(l, c)] / steps.Count;
            }
        }

        return dX;
    }
}
