namespace Gen.Tests.Reference;

/// <summary>A convolution at a given input.</summary>
/// <param name="Input">The shape of the input.</param>
/// <param name="Layer">The convolution.</param>
public sealed record OddShape(Shape Input, Conv1dReference Layer)
{
    /// <summary>A network of this one layer.</summary>
    public ReferenceNetwork CreateNetwork() => new(Input, DataLayout.ChannelsLast, [Layer]);

    /// <inheritdoc/>
    public override string ToString() => $"{Input} {Layer.Attribute}";
}
