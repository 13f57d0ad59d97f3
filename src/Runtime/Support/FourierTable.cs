using System;
using System.Collections.Generic;
using System.Collections.Concurrent;

namespace Gen.Support;

/// <summary>The roots of unity that emitted Fourier transforms multiply with, one table for each size, made at the first use.</summary>
/// <remarks>
/// A transform of <c>rows * columns</c> floats goes over the columns of a matrix, each by itself; then over those of its transpose. The table holds the roots of the first,
/// those of the second, and what stands between them: for row r, which holds frequency k(r), and column c the number exp(-2 pi i k(r) c / (rows * columns)), first all real
/// parts, then all imaginary ones.
/// </remarks>
public static class FourierTable
{
    private static readonly ConcurrentDictionary<(nint Rows, nint Columns), AlignedBuffer> s_tables = [];

    /// <summary>The table of a size.</summary>
    /// <param name="rows">The rows: a power of two, 16 or more.</param>
    /// <param name="columns">The columns, likewise.</param>
    /// <returns>The first float of it.</returns>
    public static ref float Of(nint rows, nint columns) => ref s_tables.GetOrAdd((rows, columns), static size => Make((int)size.Rows, (int)size.Columns)).Origin;

    private static AlignedBuffer Make(int rows, int columns)
    {
        var (first, second) = (Roots(rows), Roots(columns));
        var size = rows * columns;
        var table = new AlignedBuffer(first.Length + second.Length + 2 * size);
        var floats = table.Span;
        first.CopyTo(floats);
        second.CopyTo(floats[first.Length..]);
        var between = floats[(first.Length + second.Length)..];
        for (var row = 0; row < rows; row++)
        {
            var frequency = FrequencyOf(row, rows);
            for (var column = 0; column < columns; column++)
                (between[row * columns + column], between[size + row * columns + column]) = Root(frequency * column % size, size);
        }

        return table;
    }

    /// <summary>
    /// The roots of one transform, in the order in which its stages take them: where its length is no power of four, a stage of two comes first; stages of four follow,
    /// the last of which needs none. Each is its real part, its imaginary part, and that with the other sign; the table ends with a whole cache line.
    /// </summary>
    private static float[] Roots(int length)
    {
        var roots = new List<float>();
        var part = length;
        if (int.Log2(length) % 2 == 1)
        {
            for (var index = 0; index < length / 2; index++)
                Add(index, length);
            part /= 2;
        }

        for (; part > 4; part /= 4)
        {
            for (var index = 0; index < part / 4; index++)
            {
                for (var power = 1; power < 4; power++)
                    Add(index * power, part);
            }
        }

        while (roots.Count % 16 != 0)
            roots.Add(0);
        return [.. roots];

        void Add(int index, int of)
        {
            var (real, imaginary) = Root(index, of);
            roots.AddRange([real, imaginary, -imaginary]);
        }
    }

    /// <summary>The frequency that a row holds behind the stages, which leave them in an order of their own.</summary>
    private static int FrequencyOf(int row, int length) => length switch
    {
        1 => 0,
        _ when int.Log2(length) % 2 == 1 => 2 * FrequencyOf(row % (length / 2), length / 2) + row / (length / 2),
        _ => 4 * FrequencyOf(row % (length / 4), length / 4) + row / (length / 4),
    };

    private static (float Real, float Imaginary) Root(int index, int of)
    {
        var (sine, cosine) = double.SinCosPi(-2.0 * index / of);
        return ((float)cosine, (float)sine);
    }
}
