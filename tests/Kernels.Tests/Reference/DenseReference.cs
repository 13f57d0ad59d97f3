using System.Collections.Generic;

namespace Gen.Tests.Reference;

/// <summary><c>y[l, u] = bias[u] + sum over c of x[l, c] * w[c, u]</c>.</summary>
public sealed class DenseReference(int units) : SampleLayer
{
    /// <summary>The number of outputs of a step.</summary>
    public int Units => units;

    /// <summary>Whether there is a bias.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>The activation of the output.</summary>
    public Activation Activation { get; init; }

    /// <inheritdoc/>
    public override string Kind => "dense";

    /// <inheritdoc/>
    public override string Attribute =>
        new AttributeText("Dense").Value(units).Flag("UseBias", UseBias, true).Member("Activation", Activation).ToString();

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterSpec> Parameters(Shape input)
    {
        var weight = ParameterSpec.Weight(input.Channels, input.Channels, units);
        return UseBias ? [weight, new("bias", [units])] : [weight];
    }

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => new(input.Length, units);

    /// <inheritdoc/>
    protected override double[] Forward(Shape shape, double[] x, double[][] parameters)
    {
        var y = new double[shape.Length * units];
        for (var l = 0; l < shape.Length; l++)
        {
            for (var u = 0; u < units; u++)
            {
                var sum = UseBias ? parameters[1][u] : 0;
                for (var c = 0; c < shape.Channels; c++)
                    sum += x[shape.At(l, c)] * parameters[0][c * units + u];
                y[l * units + u] = Activation == Activation.Relu && sum < 0 ? 0 : sum;
            }
        }

        return y;
    }

    /// <inheritdoc/>
    protected override double[] Backward(Shape shape, double[] x, double[] dY, double[][] parameters, double[][] gradients)
    {
        var y = Forward(shape, x, parameters);
        var dX = new double[shape.Size];
        for (var l = 0; l < shape.Length; l++)
        {
            for (var u = 0; u < units; u++)
            {
                var dSum = Activation == Activation.None || y[l * units + u] > 0 ? dY[l * units + u] : 0;
                if (UseBias)
                    gradients[1][u] += dSum;
                for (var c = 0; c < shape.Channels; c++)
                {
                    gradients[0][c * units + u] += dSum * x[shape.At(l, c)];
                    dX[shape.At(l, c)] += dSum * parameters[0][c * units + u];
                }
            }
        }

        return dX;
    }
}
