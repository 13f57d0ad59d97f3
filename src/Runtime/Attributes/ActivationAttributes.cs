namespace Gen;

/// <summary>max(x, 0).</summary>
public sealed class ReluAttribute : LayerAttribute;

/// <summary>exp(x) / sum of exp(x), over the channels of each step.</summary>
public sealed class SoftmaxAttribute : LayerAttribute;

/// <summary>
/// In training, sets each value to zero with probability <see cref="Rate"/> and multiplies the others by 1 / (1 - Rate)
/// (Srivastava et al. 2014); in inference, the identity.
/// </summary>
public sealed class DropoutAttribute : LayerAttribute
{
    /// <summary>The share that is set to zero, at least 0 and less than 1. Default: 0.5.</summary>
    public double Rate { get; set; } = 0.5;
}
