namespace Gen.Tests.Reference.Recurrent;

/// <summary>Products of a row and a matrix <c>[rows, columns]</c>, one column after the other.</summary>
public static class Matrix
{
    /// <summary><c>sum over i of x[i] * w[i, column]</c>.</summary>
    public static double Product(double[] x, double[] w, int columns, int column)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
            sum += x[i] * w[i * columns + column];
        return sum;
    }

    /// <summary>The gradients of such a product, added to those of both factors.</summary>
    public static void Back(double gradient, double[] x, double[] w, int columns, int column, double[] dx, double[] dw)
    {
        for (var i = 0; i < x.Length; i++)
        {
            dx[i] += gradient * w[i * columns + column];
            dw[i * columns + column] += gradient * x[i];
        }
    }
}
