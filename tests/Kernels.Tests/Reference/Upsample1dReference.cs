namespace Gen.Tests.Reference;

/// <summary><c>y[l, c] = x[l / Factor, c]</c>, rounded down.</summary>
public sealed class Upsample1dReference : SampleLayer
{
    /// <summary>How many times each step is repeated.</summary>
    public int Factor { get; init; } = 2;

    /// <inheritdoc/>
    public override string Kind => "upsample1d";

    /// <inheritdoc/>
    public override string Attribute => new AttributeText("Upsample1d").Number("Factor", Factor, 2).ToString();

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => new(input.Length * Factor, input.Channels);

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters)
    {
        var output = Infer(shape);
        var y = new double[output.Size];
        for (var l = 0; l < output.Length; l++)
        {
            for (var c = 0; c < shape.Channels; c++)
                y[output.At(l, c)] = x[shape.At(l / Factor, c)];
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
                dX[shape.At(l / Factor, c)] += dY[output.At(l, c)];
        }

        return dX;
    }
}
