using System;

namespace Gen.Import.Graph;

/// <summary>An array of floats with a shape, row-major.</summary>
internal sealed class Grid
{
    public Grid(float[] values, params int[] shape)
    {
        if (Guard.Product(shape, "An array") != values.Length)
            throw new ImportException($"An array of shape [{string.Join(", ", shape)}] has {values.Length} values.");
        (Values, Shape) = (values, shape);
    }

    public float[] Values { get; }

    public int[] Shape { get; }

    public int Rank => Shape.Length;

    public static Grid Zeros(params int[] shape) => new(new float[Guard.Product(shape, "An array")], shape);

    public Grid Reshape(params int[] shape) => new(Values, shape);

    /// <summary>The array with its dimensions in another order.</summary>
    public Grid Transpose(params int[] order)
    {
        var shape = Array.ConvertAll(order, place => Shape[place]);
        var values = new float[Values.Length];
        var map = Coordinates.Transposed(Shape, order);
        for (var index = 0; index < values.Length; index++)
            values[index] = Values[map[index]];
        return new(values, shape);
    }
}
