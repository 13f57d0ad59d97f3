using System;
using System.Runtime.CompilerServices;

namespace Gen.Support;

/// <summary>
/// Softmax over the channels of each step, in both directions, where there are only a few values: to compile a kernel for them would take longer in a first prediction than they
/// ever do. For generated code.
/// </summary>
public static class SoftmaxFunction
{
    /// <summary>y = exp(x - max) / sum of exp(x - max): the greatest value is taken off first, so that nothing overflows.</summary>
    /// <param name="x">The first logit.</param>
    /// <param name="y">The first probability.</param>
    /// <param name="rows">The steps.</param>
    /// <param name="columns">The channels.</param>
    public static void Forward(ref float x, ref float y, int rows, int columns)
    {
        for (nint row = 0; row < rows; row++)
            Forward(ref Unsafe.Add(ref x, row * columns), ref Unsafe.Add(ref y, row * columns), columns);
    }

    /// <summary>dx = y * (dy - sum of y * dy).</summary>
    /// <param name="y">The first probability.</param>
    /// <param name="dy">The first one's gradient.</param>
    /// <param name="dx">The first logit's gradient.</param>
    /// <param name="rows">The steps.</param>
    /// <param name="columns">The channels.</param>
    public static void Backward(ref float y, ref float dy, ref float dx, int rows, int columns)
    {
        for (nint row = 0; row < rows; row++)
            Backward(ref Unsafe.Add(ref y, row * columns), ref Unsafe.Add(ref dy, row * columns), ref Unsafe.Add(ref dx, row * columns), columns);
    }

    private static void Forward(ref float x, ref float y, int columns)
    {
        var most = float.NegativeInfinity;
        for (var column = 0; column < columns; column++)
            most = MathF.Max(most, Unsafe.Add(ref x, column));
        var sum = 0f;
        for (var column = 0; column < columns; column++)
        {
            var power = MathF.Exp(Unsafe.Add(ref x, column) - most);
            Unsafe.Add(ref y, column) = power;
            sum += power;
        }

        for (var column = 0; column < columns; column++)
            Unsafe.Add(ref y, column) /= sum;
    }

    private static void Backward(ref float y, ref float dy, ref float dx, int columns)
    {
        var dot = 0f;
        for (var column = 0; column < columns; column++)
            dot += Unsafe.Add(ref y, column) * Unsafe.Add(ref dy, column);
        for (var column = 0; column < columns; column++)
            Unsafe.Add(ref dx, column) = Unsafe.Add(ref y, column) * (Unsafe.Add(ref dy, column) - dot);
    }
}
