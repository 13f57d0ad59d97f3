using System.Collections.Generic;

namespace Gen.Tests.Reference;

/// <summary><c>y[l, u] = w[x[l], u]</c>; the input has no gradient.</summary>
/// <param name="vocabulary">The rows of the table.</param>
/// <param name="units">The channels of the output.</param>
public sealed class EmbeddingReference(int vocabulary, int units) : SampleLayer
{
    /// <inheritdoc/>
    public override string Kind => "embedding";

    /// <inheritdoc/>
    public override string Attribute => new AttributeText("Embedding").Number("Vocabulary", vocabulary, 0).Number("Units", units, 0).ToString();

    /// <inheritdoc/>
    public override bool Fits(Shape input) => input.Channels == 1;

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterSpec> Parameters(Shape input) => [ParameterSpec.Weight(3, vocabulary, units)];

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => new(input.Length, units);

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters)
    {
        var y = new double[shape.Length * units];
        for (var i = 0; i < y.Length; i++)
            y[i] = parameters[0][(int)x[i / units] * units + i % units];
        return y;
    }

    /// <inheritdoc/>
    protected override double[] Backward(Shape shape, double[] x, double[] dY, double[][] parameters, double[][] gradients)
    {
        for (var i = 0; i < dY.Length; i++)
            gradients[0][(int)x[i / units] * units + i % units] += dY[i];
        return new double[shape.Size];
    }
}
