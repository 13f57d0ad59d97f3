using System;

namespace Gen;

/// <summary>Arrays with their dimensions in another order.</summary>
internal static class Turned
{
    /// <summary>[a, b, c] -> [c, b, a].</summary>
    public static float[] Reverse(float[] values, int a, int b, int c)
    {
        var turned = new float[values.Length];
        for (var index = 0; index < values.Length; index++)
            turned[(index % c * b + index / c % b) * a + index / (b * c)] = values[index];
        return turned;
    }

    /// <summary>[rows, columns] -> [columns, rows].</summary>
    public static float[] Transpose(float[] values, int rows) => Reverse(values, rows, 1, rows == 0 ? 0 : values.Length / rows);

    /// <summary>Each row from the place that it has in another order.</summary>
    public static float[] FromRows(float[] values, int[] rows)
    {
        var (turned, width) = (new float[values.Length], values.Length / rows.Length);
        for (var row = 0; row < rows.Length; row++)
            Array.Copy(values, rows[row] * width, turned, row * width, width);
        return turned;
    }

    /// <summary>Each row to the place that it has in another order.</summary>
    public static float[] ToRows(float[] values, int[] rows)
    {
        var (turned, width) = (new float[values.Length], values.Length / rows.Length);
        for (var row = 0; row < rows.Length; row++)
            Array.Copy(values, row * width, turned, rows[row] * width, width);
        return turned;
    }

    /// <summary>The columns of gates in another order: [rows, gates * units].</summary>
    public static float[] Gates(float[] values, int units, params int[] order)
    {
        var (turned, columns) = (new float[values.Length], units * order.Length);
        for (var row = 0; row < values.Length / columns; row++)
        {
            for (var gate = 0; gate < order.Length; gate++)
                Array.Copy(values, row * columns + order[gate] * units, turned, row * columns + gate * units, units);
        }

        return turned;
    }
}
