namespace Gen.Tests.Reference;

/// <summary>
/// A dropout of rate 0, which is the identity in training too: what it drops is a matter of random numbers, and has tests of its own.
/// </summary>
public sealed class DropoutReference : SampleLayer
{
    /// <inheritdoc/>
    public override string Kind => "dropout";

    /// <inheritdoc/>
    public override string Attribute => "Dropout(Rate = 0)";

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters) => [.. x];

    /// <inheritdoc/>
    protected override double[] Backward(Shape shape, double[] x, double[] dY, double[][] parameters, double[][] gradients) => [.. dY];
}
