using System;

namespace Gen.Import.Graph;

/// <summary>Places in row-major arrays.</summary>
internal static class Coordinates
{
    /// <summary>The distance between neighbours of each dimension.</summary>
    public static int[] Strides(ReadOnlySpan<int> sizes)
    {
        var strides = new int[sizes.Length];
        var stride = 1;
        for (var place = sizes.Length - 1; place >= 0; place--)
        {
            strides[place] = stride;
            stride *= sizes[place];
        }

        return strides;
    }

    /// <summary>For each place of the transposed array the place in the one before.</summary>
    public static int[] Transposed(int[] sizes, int[] order)
    {
        var strides = Strides(sizes);
        return Walk(Array.ConvertAll(order, place => sizes[place]), Array.ConvertAll(order, place => strides[place]), 0);
    }

    /// <summary>The sum of coordinate times stride, for all coordinates of an array in row-major order.</summary>
    public static int[] Walk(int[] sizes, int[] strides, int offset)
    {
        var map = new int[Guard.Product(sizes, "An array")];
        var coordinates = new int[sizes.Length];
        var place = offset;
        for (var index = 0; index < map.Length; index++)
        {
            map[index] = place;
            for (var dimension = sizes.Length - 1; dimension >= 0; dimension--)
            {
                place += strides[dimension];
                if (++coordinates[dimension] < sizes[dimension])
                    break;
                place -= strides[dimension] * sizes[dimension];
                coordinates[dimension] = 0;
            }
        }

        return map;
    }
}
