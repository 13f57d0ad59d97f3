namespace Gen.Tests.Reference;

/// <summary>The mean of each channel.</summary>
public sealed class GlobalAveragePool1dReference : SampleLayer
{
    /// <inheritdoc/>
    public override string Kind => "globalaveragepool1d";

    /// <inheritdoc/>
    public override string Attribute => "GlobalAveragePool1d";

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => new(1, input.Channels);

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters)
    {
        var y = new double[shape.Channels];
        for (var l = 0; l < shape.Length; l++)
        {
            for (var c = 0; c < shape.Channels; c++)
                y[c] += x[shape.At(l, c)] / shape.Length;
        }

        return y;
    }

    /// <inheritdoc/>
    protected override double[] Backward(Shape shape, double[] x, double[] dY, double[][] parameters, double[][] gradients)
    {
        var dX = new double[shape.Size];
        for (var l = 0; l < shape.Length; l++)
        {
            for (var c = 0; c < shape.Channels; c++)
                dX[shape.At(l, c)] = dY[c] / shape.Length;
        }

        return dX;
    }
}
