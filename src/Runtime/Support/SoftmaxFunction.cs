using System;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gen.Support;

/// <summary>Softmax over the channels of each step, in both directions. For generated code.</summary>
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
        {
            ReadOnlySpan<float> logits = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref x, row * columns), columns);
            var probabilities = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, row * columns), columns);
            TensorPrimitives.Subtract(logits, TensorPrimitives.Max(logits), probabilities);
            TensorPrimitives.Exp(probabilities, probabilities);
            TensorPrimitives.Divide(probabilities, TensorPrimitives.Sum<float>(probabilities), probabilities);
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
            ReadOnlySpan<float> probabilities = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref y, row * columns), columns);
            ReadOnlySpan<float> gradients = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref dy, row * columns), columns);
            var result = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref dx, row * columns), columns);
            TensorPrimitives.Subtract(gradients, TensorPrimitives.Dot(probabilities, gradients), result);
            TensorPrimitives.Multiply(result, probabilities, result);
        }
    }
}
