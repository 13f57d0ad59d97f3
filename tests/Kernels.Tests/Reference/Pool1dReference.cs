using System.Collections.Generic;

namespace Gen.Tests.Reference;

/// <summary>What the two pools with a window share: their geometry.</summary>
public abstract class Pool1dReference : SampleLayer
{
    private readonly int? _stride;

    /// <summary>The window, in steps.</summary>
    public int Size { get; init; } = 2;

    /// <summary>The steps between two windows; without one, <see cref="Size"/>.</summary>
    public int Stride
    {
        get => _stride ?? Size;
        init => _stride = value;
    }

    /// <summary>How many steps are added at both ends; they never count.</summary>
    public PaddingSpec Padding { get; init; } = PaddingSpec.Valid;

    /// <inheritdoc/>
    public override string Attribute =>
        new AttributeText(AttributeName).Number("Size", Size, 2).Number("Stride", Stride, Size).Padding(Padding).ToString();

    /// <summary>The attribute's name.</summary>
    protected abstract string AttributeName { get; }

    private Window Window => new(Size, Stride, Dilation: 1, Padding);

    /// <inheritdoc/>
    public override bool Fits(Shape input)
    {
        var (left, right) = Window.Pads(input.Length);
        return left < Size && right < Size && Window.Fits(input.Length);
    }

    /// <summary>The steps of the signal that lie in an output's window, from left to right; at least one.</summary>
    protected List<int> Steps(Shape shape, int output)
    {
        var steps = new List<int>();
        for (var k = 0; k < Size; k++)
        {
            var position = Window.Position(output, k, shape.Length);
            if (position >= 0 && position < shape.Length)
                steps.Add(position);
        }

        return steps;
    }

    /// <inheritdoc/>
    protected override Shape OutputShape(Shape input) => new(Window.OutputLength(input.Length), input.Channels);
}
