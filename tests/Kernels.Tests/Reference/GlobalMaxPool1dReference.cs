namespace Gen.Tests.Reference;

/// <summary>The greatest value of each channel; of equal ones the first takes the gradient.</summary>
public sealed class GlobalMaxPool1dReference : SampleLayer
{
    /// <inheritdoc/>
    public override string Kind => "globalmaxpool1d";

    /// <inheritdoc/>
    public override string Attribute => "GlobalMaxPool1d";

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => new(1, input.Channels);

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters)
    {
        var y = new double[shape.Channels];
        for (var c = 0; c < shape.Channels; c++)
            y[c] = x[shape.At(Greatest(shape, x, c), c)];
        return y;
    }

    /// <inheritdoc/>
    protected override double[] Backward(Shape shape, double[] x, double[] dY, double[][] parameters, double[][] gradients)
    {
        var dX = new double[shape.Size];
        for (var c = 0; c < shape.Channels; c++)
            dX[shape.At(Greatest(shape, x, c), c)] = dY[c];
        return dX;
    }

    private static int Greatest(Shape shape, double[] x, int channel)
    {
        var greatest = 0;
        for (var l = 1; l < shape.Length; l++)
        {
            if (x[shape.At(l, channel)] > x[shape.At(greatest, channel)])
                greatest = l;
        }

        return greatest;
    }
}
