using System;
using System.Numerics.Tensors;

namespace Gen;

/// <summary>
/// Adadelta (Zeiler 2012), as in PyTorch and Keras: <c>v = Rho * v + (1 - Rho) * g^2</c>, <c>d = sqrt(u + Epsilon) / sqrt(v + Epsilon) * g</c>,
/// <c>u = Rho * u + (1 - Rho) * d^2</c>, <c>w = w - LearningRate * d</c>.
/// </summary>
/// <remarks>The defaults are the paper's. Keras' learning rate is 0.001 and its epsilon 1e-7, PyTorch's Rho is 0.9.</remarks>
public sealed class Adadelta : Optimizer
{
    /// <summary>Creates one with a learning rate of 1.</summary>
    public Adadelta()
        : base(1)
    {
    }

    /// <summary>The decay of both means, at least 0 and less than 1. Default: 0.95.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1).</exception>
    public double Rho
    {
        get;
        init => field = Require.InUnitInterval(value, nameof(Rho));
    } = 0.95;

    /// <summary>Added under both roots, positive; the first step is about its root. Default: 1e-6.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public double Epsilon
    {
        get;
        init => field = Require.Positive(value, nameof(Epsilon));
    } = 1e-6;

    /// <inheritdoc/>
    protected override int StatesPerValue => 2;

    /// <inheritdoc/>
    protected override void Update(in ParameterBlock block)
    {
        var step = block.Gradients;
        var scratch = block.Scratch;
        var gradientSquare = block.State(0);
        var stepSquare = block.State(1);
        TensorPrimitives.Multiply(step, step, scratch);
        TensorPrimitives.Lerp(gradientSquare, scratch, (float)(1 - Rho), gradientSquare);

        TensorPrimitives.Add(gradientSquare, (float)Epsilon, scratch);
        TensorPrimitives.Sqrt(scratch, scratch);
        TensorPrimitives.Divide(step, scratch, step);
        TensorPrimitives.Add(stepSquare, (float)Epsilon, scratch);
        TensorPrimitives.Sqrt(scratch, scratch);
        TensorPrimitives.Multiply(step, scratch, step);

        TensorPrimitives.Multiply(step, step, scratch);
        TensorPrimitives.Lerp(stepSquare, scratch, (float)(1 - Rho), stepSquare);
        TensorPrimitives.MultiplyAdd(step, -block.LearningRate, block.Values, block.Values);
    }
}
