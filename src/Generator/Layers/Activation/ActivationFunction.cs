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
}
