namespace Gen.Generator.Model;

/// <summary>What a network's outputs are, by the layer that makes them: the runtime's enum of the same name, member for member.</summary>
internal enum OutputValues
{
    Unknown,
    Signed,
    Relu,
    Sigmoid,
    Softmax,
}
