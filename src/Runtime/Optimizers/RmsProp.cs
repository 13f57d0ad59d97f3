using System;
using System.Numerics.Tensors;

namespace Gen;

/// <summary>
/// RMSProp (Tieleman and Hinton 2012), in PyTorch's form: <c>v = Rho * v + (1 - Rho) * g^2</c>, <c>d = sqrt(v) + Epsilon</c>; with <see cref="Centered"/>
/// (Graves 2013) also <c>m = Rho * m + (1 - Rho) * g</c> and <c>d = sqrt(v - m^2) + Epsilon</c>. Then <c>w = w - LearningRate * g / d</c>, or with
/// <see cref="Momentum"/> <c>b = Momentum * b + g / d</c> and <c>w = w - LearningRate * b</c>.
/// </summary>
/// <remarks>The defaults are Keras', which adds its epsilon to v, under the root; PyTorch's are a rate of 0.01, a Rho of 0.99 and an epsilon of 1e-8.</remarks>
public sealed class RmsProp : Optimizer
{
    /// <summary>Creates one with a learning rate of 0.001.</summary>
    public RmsProp()
        : base(1e-3)
    {
    }

    /// <summary>The decay of the mean of the squared gradients, at least 0 and less than 1; PyTorch's alpha. Default: 0.9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1).</exception>
    public double Rho
    {
        get;
        init => field = Require.InUnitInterval(value, nameof(Rho));
    } = 0.9;

    /// <summary>The share of the velocity that a step keeps, at least 0 and less than 1. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1).</exception>
    public double Momentum
    {
        get;
        init => field = Require.InUnitInterval(value, nameof(Momentum));
    }

    /// <summary>Added to the root, positive. Default: 1e-7.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public double Epsilon
    {
        get;
        init => field = Require.Positive(value, nameof(Epsilon));
    } = 1e-7;

    /// <summary>Whether gradients are divided by their deviation rather than by their root mean square. Default: <see langword="false"/>.</summary>
    public bool Centered { get; init; }

    /// <inheritdoc/>
    protected override int StatesPerValue => 1 + (Centered ? 1 : 0) + (Momentum > 0 ? 1 : 0);

    /// <inheritdoc/>
    protected override void Update(in ParameterBlock block)
    {
        var gradients = block.Gradients;
        var square = block.State(0);
        var divisor = block.Scratch;
        TensorPrimitives.Multiply(gradients, gradients, divisor);
        TensorPrimitives.Lerp(square, divisor, (float)(1 - Rho), square);
        if (Centered)
            Variance(square, gradients, block.State(1), divisor);
        else
            square.CopyTo(divisor);

        TensorPrimitives.Sqrt(divisor, divisor);
        TensorPrimitives.Add(divisor, (float)Epsilon, divisor);
        TensorPrimitives.Divide(gradients, divisor, gradients);
        var step = gradients;
        if (Momentum > 0)
        {
            step = block.State(StatesPerValue - 1);
            TensorPrimitives.MultiplyAdd(step, (float)Momentum, gradients, step);
        }

        TensorPrimitives.MultiplyAdd(step, -block.LearningRate, block.Values, block.Values);
    }

    /// <summary>v - m^2, which rounding may leave a little below zero.</summary>
    private void Variance(ReadOnlySpan<float> square, ReadOnlySpan<float> gradients, Span<float> mean, Span<float> variance)
    {
        TensorPrimitives.Lerp(mean, gradients, (float)(1 - Rho), mean);
        TensorPrimitives.Multiply(mean, mean, variance);
        TensorPrimitives.Subtract(square, variance, variance);
        TensorPrimitives.Max(variance, 0, variance);
    }
}
