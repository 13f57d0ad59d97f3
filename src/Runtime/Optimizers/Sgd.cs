using System;
using System.Numerics.Tensors;

namespace Gen;

/// <summary>
/// Stochastic gradient descent with momentum (Sutskever, Martens, Dahl and Hinton 2013), as in PyTorch:
/// <c>v = Momentum * v + g</c>, then <c>w = w - LearningRate * v</c>, or with <see cref="Nesterov"/>
/// <c>w = w - LearningRate * (g + Momentum * v)</c>. Keras keeps <c>LearningRate * v</c> instead, which is the same while the rate does not change.
/// </summary>
public sealed class Sgd : Optimizer
{
    /// <summary>Creates one with a learning rate of 0.01, no momentum.</summary>
    public Sgd()
        : base(0.01)
    {
    }

    /// <summary>The share of the velocity that a step keeps, at least 0 and less than 1. Default: 0, plain gradient descent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1).</exception>
    public double Momentum
    {
        get;
        init => field = Require.InUnitInterval(value, nameof(Momentum));
    }

    /// <summary>Whether the step looks ahead along the velocity. Default: <see langword="false"/>.</summary>
    public bool Nesterov { get; init; }

    /// <inheritdoc/>
    protected override int StatesPerValue => Momentum > 0 ? 1 : 0;

    /// <inheritdoc/>
    protected override void Update(in ParameterBlock block)
    {
        var momentum = (float)Momentum;
        var gradients = block.Gradients;
        var step = gradients;
        if (momentum > 0)
        {
            var velocity = block.State(0);
            TensorPrimitives.MultiplyAdd(velocity, momentum, gradients, velocity);
            if (Nesterov)
                TensorPrimitives.MultiplyAdd(velocity, momentum, gradients, gradients);
            else
                step = velocity;
        }

        TensorPrimitives.MultiplyAdd(step, -block.LearningRate, block.Values, block.Values);
    }
}
