namespace Gen.Tests.Reference;

/// <summary><c>y[l, c] = x[l + Before, c]</c>, without the last <see cref="After"/> steps.</summary>
public sealed class Cropping1dReference : SampleLayer
{
    /// <summary>The steps cut off the start.</summary>
    public int Before { get; init; } = 1;

    /// <summary>The steps cut off the end.</summary>
    public int After { get; init; } = 1;

    /// <inheritdoc/>
    public override string Kind => "cropping1d";

    /// <inheritdoc/>
    public override string Attribute => new AttributeText("Cropping1d").Number("Before", Before, 1).Number("After", After, 1).ToString();

    /// <inheritdoc/>
    public override bool Fits(Shape input) => Before + After < input.Length;

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => new(input.Length - Before - After, input.Channels);

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters)
    {
        var output = Infer(shape);
        var y = new double[output.Size];
        for (var l = 0; l < output.Length; l++)
        {
            for (var c = 0; c < shape.Channels; c++)
                y[output.At(l, c)] = x[shape.At(l + Before, c)];
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
                dX[shape.At(l + Before, c)] += dY[output.At(l, c)];
        }

        return dX;
    }
}
