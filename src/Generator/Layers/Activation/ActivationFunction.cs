namespace Gen.Generator.Layers.Activation;

/// <summary>The elementwise activations, in the order of the runtime's Activation.</summary>
internal enum ActivationFunction
{
    None,
    Relu,
}
