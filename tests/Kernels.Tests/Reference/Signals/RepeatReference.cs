using System.Linq;

namespace Gen.Tests.Reference;

/// <summary><c>y[l, c] = x[0, c]</c>.</summary>
/// <param name="times">The steps of the output.</param>
public sealed class RepeatReference(int times) : SampleLayer
{
    /// <inheritdoc/>
    public override string Kind => "repeat";

    /// <inheritdoc/>
    public override string Attribute => $"Repeat({times})";

    /// <inheritdoc/>
    public override bool Fits(Shape input) => input.Length == 1;

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => new(times, input.Channels);

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters) => [.. Enumerable.Range(0, times).SelectMany(_ => x)];

    /// <inheritdoc/>
    protected override double[] Backward(Shape shape, double[] x, double[] dY, double[][] parameters, double[][] gradients) =>
        [.. Enumerable.Range(0, shape.Channels).Select(channel => Enumerable.Range(0, times).Sum(step => dY[step * shape.Channels + channel]))];
}

/// <summary>Nothing.</summary>
public sealed class IdentityReference : SampleLayer
{
    /// <inheritdoc/>
    public override string Kind => "identity";

    /// <inheritdoc/>
    public override string Attribute => "Identity";

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters) => x;

    /// <inheritdoc/>
    protected override double[] Backward(Shape shape, double[] x, double[] dY, double[][] parameters, double[][] gradients) => dY;
}
