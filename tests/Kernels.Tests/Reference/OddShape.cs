namespace Gen.Tests.Reference;

/// <summary>A convolution at a given input.</summary>
/// <param name="Input">The shape of the input.</param>
/// <param name="Layer">The convolution.</param>
public sealed record OddShape(Shape Input, Conv1dReference Layer)
{
    /// <summary>One by its numbers, as the lists of shapes write it.</summary>
    public static OddShape Odd(int length, int channels, int filters, int width, int dilation, int groups, string padding, int stride = 1) =>
        new(new Shape(length, channels), new Conv1dReference
        {
            Filters = filters,
            Width = width,
            Stride = stride,
            Dilation = dilation,
            Groups = groups,
            Padding = PaddingSpec.Word(padding),
        });

    /// <summary>A network of this one layer.</summary>
    public ReferenceNetwork CreateNetwork() => new(Input, DataLayout.ChannelsLast, [Layer]);

    /// <inheritdoc/>
    public override string ToString() => $"{Input} {Layer.Attribute}";
}
