using System;
using System.Numerics.Tensors;

namespace Gen;

/// <summary>
/// Adam (Kingma and Ba 2015), in the form at the end of the paper's section 2, which is Keras':
/// <c>m = Beta1 * m + (1 - Beta1) * g</c>, <c>v = Beta2 * v + (1 - Beta2) * g^2</c>,
/// <c>w = w - LearningRate * sqrt(1 - Beta2^t) / (1 - Beta1^t) * m / (sqrt(v) + Epsilon)</c> at step t = 1, 2, ...
/// PyTorch adds its epsilon after the correction of v instead, and defaults to 1e-8.
/// </summary>
public class Adam : Optimizer
{
    private float _correction;

    /// <summary>Creates one with a learning rate of 0.001.</summary>
    public Adam()
        : base(1e-3)
    {
    }

    /// <summary>The decay of the mean of the gradients, at least 0 and less than 1. Default: 0.9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1).</exception>
    public double Beta1
    {
        get;
        init => field = Require.InUnitInterval(value, nameof(Beta1));
    } = 0.9;

    /// <summary>The decay of the mean of the squared gradients, at least 0 and less than 1. Default: 0.999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1).</exception>
    public double Beta2
    {
        get;
        init => field = Require.InUnitInterval(value, nameof(Beta2));
    } = 0.999;

    /// <summary>Added to the root of the mean squared gradient. Default: 1e-7.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public double Epsilon
    {
        get;
        init => field = Require.Positive(value, nameof(Epsilon));
    } = 1e-7;

    /// <inheritdoc/>
    protected override int StatesPerValue => 2;

    /// <inheritdoc/>
    protected override void BeginStep() =>
        _correction = (float)(Math.Sqrt(1 - Math.Pow(Beta2, StepCount)) / (1 - Math.Pow(Beta1, StepCount)));

    /// <inheritdoc/>
    protected override void Update(in ParameterBlock block)
    {
        var scratch = block.Gradients;
        var mean = block.State(0);
        var square = block.State(1);
        TensorPrimitives.Lerp(mean, scratch, (float)(1 - Beta1), mean);
        TensorPrimitives.Multiply(scratch, scratch, scratch);
        TensorPrimitives.Lerp(square, scratch, (float)(1 - Beta2), square);

        TensorPrimitives.Sqrt(square, scratch);
        TensorPrimitives.Add(scratch, (float)Epsilon, scratch);
        TensorPrimitives.Divide(mean, scratch, scratch);
        TensorPrimitives.MultiplyAdd(scratch, -block.LearningRate * _correction, block.Values, block.Values);
    }
}
