namespace Gen.Generator.Model;

/// <summary>A network with errors: what is known of it, so that its class can have members.</summary>
/// <param name="Type">The user's class.</param>
/// <param name="Input">The input's shape, as far as it could be read.</param>
/// <param name="HasWeights">Whether a file of weights belongs to it.</param>
internal sealed record NetworkClassSpec(TypeHierarchy Type, Shape Input, bool HasWeights)
{
    /// <summary>The names of the constants of its named inputs and outputs.</summary>
    public EquatableArray<string> PartConstants { get; init; } = EquatableArray.Of<string>();
}
