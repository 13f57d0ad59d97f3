using System;

namespace Gen;

/// <summary>
/// A random matrix of <c>fanIn</c> rows whose rows are orthogonal and of length 1, or where it has more rows than columns, its columns: Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of
/// learning in deep linear neural networks", 2014. Of a recurrent layer it is the matrix of all gates side by side. Keras and MATLAB: orthogonal; PyTorch: orthogonal_.
/// </summary>
public readonly struct Orthogonal : IInitializer
{
    /// <inheritdoc/>
    public static void Initialize(Span<float> values, int fanIn, int fanOut, ref RandomSource random)
    {
        if (values.IsEmpty)
            return;
        var rows = fanIn >= 1 && values.Length % fanIn == 0 ? fanIn : 1;
        var columns = values.Length / rows;
        var (vectors, length) = (Math.Min(rows, columns), Math.Max(rows, columns));
        var basis = new double[vectors][];
        for (var index = 0; index < vectors; index++)
            basis[index] = Next(basis.AsSpan(0, index), length, ref random);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                values[row * columns + column] = (float)(rows <= columns ? basis[row][column] : basis[column][row]);
        }
    }

    /// <summary>
    /// A vector of length 1 that is orthogonal to others: normal numbers without their parts in the others' directions (Gram and Schmidt), which are taken away twice since the
    /// first time rounds. Of normal numbers every direction is as likely.
    /// </summary>
    private static double[] Next(ReadOnlySpan<double[]> others, int length, ref RandomSource random)
    {
        var vector = new double[length];
        foreach (ref var value in vector.AsSpan())
            value = random.NextNormal();
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var other in others)
                Add(vector, other, -Product(vector, other));
        }

        var size = Math.Sqrt(Product(vector, vector));
        foreach (ref var value in vector.AsSpan())
            value /= size;
        return vector;
    }

    private static double Product(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var index = 0; index < a.Length; index++)
            sum += a[index] * b[index];
        return sum;
    }

    private static void Add(double[] to, double[] vector, double factor)
    {
        for (var index = 0; index < to.Length; index++)
            to[index] += factor * vector[index];
    }
}
