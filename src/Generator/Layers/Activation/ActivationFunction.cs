namespace Gen.Generator.Layers.Activation;

/// <summary>The elementwise activations, in the order of the runtime's Activation.</summary>
internal enum ActivationFunction
{
    None,
    Relu,
    LeakyRelu,
    Elu,
    Selu,
    Gelu,
    Sigmoid,
    HardSigmoid,
    Tanh,
    Softplus,
    Softsign,
    Swish,
    HardSwish,

    // Layers only: none of them is defined for every number, so none ends another layer.
    Sqrt,
    Reciprocal,
    Exp,
    Log,
}
