using System;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gen.Support;

/// <summary>
/// Softmax over the channels of each step, in both directions. For generated code. A few channels are done one by one: to load the library and compile its vector code
/// for them took as long as all else of a first prediction.
/// </summary>
public static class SoftmaxFunction
{
    /// <summary>Fewer channels do not fill the widest vector.</summary>
    private const int VectorColumns = 16;

    /// <summary>y = exp(x - max) / sum of exp(x - max): the greatest value is taken off first, so that nothing overflows.</summary>
    /// <param name="x">The first logit.</param>
    /// <param name="y">The first probability.</param>
    /// <param name="rows">The steps.</param>
    /// <param name="columns">The channels.</param>
    public static void Forward(ref float x, ref float y, int rows, int columns)
    {
        for (nint row = 0; row < rows; row++)
        {
            if (columns < VectorColumns)
                ForwardFew(ref Unsafe.Add(ref x, row * columns), ref Unsafe.Add(ref y, row * columns), columns);
            else
                ForwardMany(ref Unsafe.Add(ref x, row * columns), ref Unsafe.Add(ref y, row * columns), columns);
        }
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
        {
            if (columns < VectorColumns)
                BackwardFew(ref Unsafe.Add(ref y, row * columns), ref Unsafe.Add(ref dy, row * columns), ref Unsafe.Add(ref dx, row * columns), columns);
            else
                BackwardMany(ref Unsafe.Add(ref y, row * columns), ref Unsafe.Add(ref dy, row * columns), ref Unsafe.Add(ref dx, row * columns), columns);
        }
    }

    private static void ForwardFew(ref float x, ref float y, int columns)
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

    /// <summary>By itself, so that only who calls it loads the library.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ForwardMany(ref float x, ref float y, int columns)
    {
        ReadOnlySpan<float> logits = MemoryMarshal.CreateReadOnlySpan(ref x, columns);
        var probabilities = MemoryMarshal.CreateSpan(ref y, columns);
        TensorPrimitives.Subtract(logits, TensorPrimitives.Max(logits), probabilities);
        TensorPrimitives.Exp(probabilities, probabilities);
        TensorPrimitives.Divide(probabilities, TensorPrimitives.Sum<float>(probabilities), probabilities);
    }

    private static void BackwardFew(ref float y, ref float dy, ref float dx, int columns)
    {
        var dot = 0f;
        for (var column = 0; column < columns; column++)
            dot += Unsafe.Add(ref y, column) * Unsafe.Add(ref dy, column);
        for (var column = 0; column < columns; column++)
            Unsafe.Add(ref dx, column) = Unsafe.Add(ref y, column) * (Unsafe.Add(ref dy, column) - dot);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void BackwardMany(ref float y, ref float dy, ref float dx, int columns)
    {
        ReadOnlySpan<float> probabilities = MemoryMarshal.CreateReadOnlySpan(ref y, columns);
        ReadOnlySpan<float> gradients = MemoryMarshal.CreateReadOnlySpan(ref dy, columns);
        var result = MemoryMarshal.CreateSpan(ref dx, columns);
        TensorPrimitives.Subtract(gradients, TensorPrimitives.Dot(probabilities, gradients), result);
        TensorPrimitives.Multiply(result, probabilities, result);
    }
}
