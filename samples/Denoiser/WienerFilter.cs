using System;
using Gen;

namespace Denoiser;

/// <summary>
/// The best that any filter of so many taps can do, by the least squared error on the same signals that the network learns from (Wiener 1949): R w = p, where R has the autocorrelation
/// of the noisy signals and p their correlation with the clean ones.
/// </summary>
internal sealed class WienerFilter
{
    /// <summary>Half a second.</summary>
    private const int Taps = 65;

    private readonly double[] _taps;

    public WienerFilter(Dataset data)
    {
        var (matrix, right) = (new double[Taps, Taps], new double[Taps]);
        for (var tap = 0; tap < Taps; tap++)
        {
            right[tap] = Correlation(data.Inputs.Span, data.Targets.Span, tap - Taps / 2);
            var own = Correlation(data.Inputs.Span, data.Inputs.Span, tap);
            for (var row = 0; row < Taps - tap; row++)
                matrix[row, row + tap] = matrix[row + tap, row] = own;
        }

        _taps = Solve(matrix, right);
    }

    /// <summary>All signals, filtered.</summary>
    public float[] Filter(ReadOnlySpan<float> noisy)
    {
        var filtered = new float[noisy.Length];
        for (var place = 0; place < noisy.Length; place++)
        {
            var (start, sum) = (place / Heartbeats.Length * Heartbeats.Length, 0.0);
            for (var tap = 0; tap < Taps; tap++)
            {
                var from = place + tap - Taps / 2;
                if (from >= start && from < start + Heartbeats.Length)
                    sum += _taps[tap] * noisy[from];
            }

            filtered[place] = (float)sum;
        }

        return filtered;
    }

    /// <summary>The sum of x[t + lag] * y[t] over all signals.</summary>
    private static double Correlation(ReadOnlySpan<float> x, ReadOnlySpan<float> y, int lag)
    {
        var sum = 0.0;
        for (var start = 0; start < x.Length; start += Heartbeats.Length)
        {
            for (var step = Math.Max(0, -lag); step < Heartbeats.Length - Math.Max(0, lag); step++)
                sum += (double)x[start + step + lag] * y[start + step];
        }

        return sum;
    }

    /// <summary>Gauss's elimination; the matrix is positive definite, so that no rows change places.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        for (var pivot = 0; pivot < Taps; pivot++)
        {
            for (var row = pivot + 1; row < Taps; row++)
            {
                var factor = matrix[row, pivot] / matrix[pivot, pivot];
                for (var column = pivot; column < Taps; column++)
                    matrix[row, column] -= factor * matrix[pivot, column];
                right[row] -= factor * right[pivot];
            }
        }

        for (var row = Taps - 1; row >= 0; row--)
        {
            for (var column = row + 1; column < Taps; column++)
                right[row] -= matrix[row, column] * right[column];
            right[row] /= matrix[row, row];
        }

        return right;
    }
}
