namespace Gen.Tests.Reference;

/// <summary>The same values in the same order, as one row: <c>[1, Length * Channels]</c>.</summary>
public sealed class FlattenReference : SampleLayer
{
    /// <inheritdoc/>
    public override string Kind => "flatten";

    /// <inheritdoc/>
    public override string Attribute => "Flatten";

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => new(1, input.Size);

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters) => [.. x];

    /// <inheritdoc/>
    protected override double[] Backward(Shape shape, double[] x, double[] dY, double[][] parameters, double[][] gradients) => [.. dY];
}
