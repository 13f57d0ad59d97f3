namespace Gen;

/// <summary>max(x, 0).</summary>
public sealed class ReluAttribute : LayerAttribute;

/// <summary>x above zero, else Alpha * x (Maas et al. 2013).</summary>
public sealed class LeakyReluAttribute : LayerAttribute
{
    /// <summary>Declares a leaky relu whose options are given by name.</summary>
    public LeakyReluAttribute()
    {
    }

    /// <summary>Declares a leaky relu of a factor below zero.</summary>
    /// <param name="alpha">The factor below zero.</param>
    public LeakyReluAttribute(double alpha) => Alpha = alpha;

    /// <summary>The factor below zero, a plain number of at least 0. Default: 0.01 (as in PyTorch and MATLAB; Keras 3 uses 0.3). Keras: negative_slope; PyTorch:
    /// negative_slope; MATLAB: Scale.</summary>
    public double Alpha { get; set; } = 0.01;
}

/// <summary>x above zero, else Alpha * (exp(x) - 1) (Clevert et al. 2016).</summary>
public sealed class EluAttribute : LayerAttribute
{
    /// <summary>Declares an elu whose options are given by name.</summary>
    public EluAttribute()
    {
    }

    /// <summary>Declares an elu of a factor below zero.</summary>
    /// <param name="alpha">The factor below zero.</param>
    public EluAttribute(double alpha) => Alpha = alpha;

    /// <summary>The factor below zero, a plain number of at least 0. Default: 1 (as everywhere). Keras: alpha; PyTorch: alpha; MATLAB: Alpha.</summary>
    public double Alpha { get; set; } = 1;
}

/// <summary>ELU scaled so that activations normalise themselves: 1.05070098 * (x above zero, else 1.67326324 * (exp(x) - 1)) (Klambauer et al. 2017).</summary>
public sealed class SeluAttribute : LayerAttribute;

/// <summary>x times the normal probability of a value up to x (Hendrycks and Gimpel 2016), not its tanh approximation.</summary>
public sealed class GeluAttribute : LayerAttribute;

/// <summary>1 / (1 + exp(-x)).</summary>
public sealed class SigmoidAttribute : LayerAttribute;

/// <summary>x / 6 + 0.5, clipped to 0 and 1 (Keras 3, PyTorch).</summary>
public sealed class HardSigmoidAttribute : LayerAttribute;

/// <summary>The hyperbolic tangent.</summary>
public sealed class TanhAttribute : LayerAttribute;

/// <summary>log(1 + exp(x)).</summary>
public sealed class SoftplusAttribute : LayerAttribute;

/// <summary>x / (1 + |x|).</summary>
public sealed class SoftsignAttribute : LayerAttribute;

/// <summary>x / (1 + exp(-x)) (Ramachandran et al. 2017). PyTorch: SiLU.</summary>
public sealed class SwishAttribute : LayerAttribute;

/// <summary>x times its hard sigmoid (Howard et al. 2019).</summary>
public sealed class HardSwishAttribute : LayerAttribute;

/// <summary>The square root of each value; not a number below zero. Its slope at zero is infinite.</summary>
public sealed class SqrtAttribute : LayerAttribute;

/// <summary>1 / x of each value; infinite at zero.</summary>
public sealed class ReciprocalAttribute : LayerAttribute;

/// <summary>exp(x) of each value.</summary>
public sealed class ExpAttribute : LayerAttribute;

/// <summary>The natural logarithm of each value; not a number below zero, minus infinity at zero.</summary>
public sealed class LogAttribute : LayerAttribute;

/// <summary>exp(x) / sum of exp(x), over the channels of each step.</summary>
public sealed class SoftmaxAttribute : LayerAttribute;

/// <summary>
/// In training, sets each value to zero with probability <see cref="Rate"/> and multiplies the others by 1 / (1 - Rate)
/// (Srivastava et al. 2014); in inference, the identity.
/// </summary>
public sealed class DropoutAttribute : LayerAttribute
{
    /// <summary>Declares a dropout whose options are given by name.</summary>
    public DropoutAttribute()
    {
    }

    /// <summary>Declares a dropout of a rate.</summary>
    /// <param name="rate">The share of the values that is set to zero.</param>
    public DropoutAttribute(double rate) => Rate = rate;

    /// <summary>The share of the values that is set to zero, at least 0 and less than 1. Default: 0.5. Keras: rate; PyTorch: p; MATLAB: Probability.</summary>
    public double Rate { get; set; } = 0.5;
}
