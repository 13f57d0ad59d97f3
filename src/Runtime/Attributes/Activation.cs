namespace Gen;

/// <summary>The activation that a layer applies to its own output.</summary>
public enum Activation
{
    /// <summary>None: the output as it is. Keras: linear.</summary>
    None,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>x above zero, else 0.01 * x (Maas et al. 2013).</summary>
    LeakyRelu,

    /// <summary>x above zero, else 1 * (exp(x) - 1) (Clevert et al. 2016).</summary>
    Elu,

    /// <summary>ELU scaled so that activations normalise themselves: 1.05070098 * (x above zero, else 1.67326324 * (exp(x) - 1)) (Klambauer et al. 2017).</summary>
    Selu,

    /// <summary>x times the normal probability of a value up to x (Hendrycks and Gimpel 2016), not its tanh approximation.</summary>
    Gelu,

    /// <summary>1 / (1 + exp(-x)).</summary>
    Sigmoid,

    /// <summary>x / 6 + 0.5, clipped to 0 and 1 (Keras 3, PyTorch).</summary>
    HardSigmoid,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>log(1 + exp(x)).</summary>
    Softplus,

    /// <summary>x / (1 + |x|).</summary>
    Softsign,

    /// <summary>x / (1 + exp(-x)) (Ramachandran et al. 2017). PyTorch: SiLU.</summary>
    Swish,

    /// <summary>x times its hard sigmoid (Howard et al. 2019).</summary>
    HardSwish,
}
