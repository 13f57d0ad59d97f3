using System;
using System.Numerics.Tensors;

namespace Gen;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019): before the step of <see cref="Adam"/>,
/// <c>w = w - LearningRate * WeightDecay * L2Factor * w</c>, which neither the momenta nor the division sees.
/// </summary>
/// <remarks>
/// <see cref="Parameter.L2Factor"/> is 1 for weights and 0 for biases unless the layer says otherwise; PyTorch and Keras decay biases like weights. The decay
/// is apart from <see cref="Trainer.L2"/>, which stays 0 as a rule.
/// </remarks>
public sealed class AdamW : Adam
{
    /// <summary>The decay for a learning rate of 1, at least 0. Default: 0.01, PyTorch's; Keras' is 0.004.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double WeightDecay
    {
        get;
        init => field = Require.NotNegative(value, nameof(WeightDecay));
    } = 0.01;

    /// <inheritdoc/>
    protected override void Update(in ParameterBlock block)
    {
        var decay = WeightDecay * block.L2Factor;
        if (decay > 0)
            TensorPrimitives.Multiply(block.Values, (float)(1 - block.LearningRate * decay), block.Values);
        base.Update(block);
    }
}
