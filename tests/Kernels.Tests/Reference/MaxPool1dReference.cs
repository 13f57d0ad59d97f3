namespace Gen.Tests.Reference;

/// <summary>The greatest value of each window; of equal ones the first takes the gradient.</summary>
public sealed class MaxPool1dReference : Pool1dReference
{
    /// <inheritdoc/>
    public override string Kind => "maxpool1d";

    /// <inheritdoc/>
    protected override string AttributeName => "MaxPool1d";

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters)
    {
        var output = Infer(shape);
        var y = new double[output.Size];
        for (var l = 0; l < output.Length; l++)
        {
            for (var c = 0; c < shape.Channels; c++)
                y[output.At(l, c)] = x[shape.At(Greatest(shape, x, l, c), c)];
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
            for (var c = 0; c < shape.Channels; c++)
                dX[shape.At(Greatest(shape, x, l, c), c)] += dY[output.At(l, c)];
        }

        return dX;
    }

    private int Greatest(Shape shape, double[] x, int output, int channel)
    {
        var steps = Steps(shape, output);
        var greatest = steps[0];
        foreach (var step in steps)
        {
            if (x[shape.At(step, channel)] > x[shape.At(greatest, channel)])
                greatest = step;
        }

        return greatest;
    }
}
