using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Gen.Support;

/// <summary>Draws the masks of dropout. For generated code.</summary>
public static class DropoutMask
{
    /// <summary>The random bits of a number; so many have a float exactly.</summary>
    private const int Bits = 24;

    /// <summary>Each value is 0 with probability <paramref name="rate"/>, else 1 / (1 - rate).</summary>
    /// <param name="mask">The first value.</param>
    /// <param name="length">The values.</param>
    /// <param name="rate">The share of zeros.</param>
    /// <param name="random">Where the numbers come from; one for each value, the same however wide vectors are.</param>
    public static void Fill(ref float mask, int length, float rate, ref RandomSource random)
    {
        var kept = 1f / (1f - rate);
        // A whole number of 2^-24 is less than the rate if it is less than this one.
        var zeros = (ulong)Math.Ceiling(rate * (double)(1UL << Bits));
        var (first, second) = (random.Ahead(1), random.Ahead(1 + Vector<ulong>.Count));
        nint i = 0;
        for (var whole = Vector.IsHardwareAccelerated ? length - (length % Vector<float>.Count) : 0; i < whole; i += Vector<float>.Count)
        {
            var isZero = Vector.Narrow(IsBelow(zeros, first), IsBelow(zeros, second));
            Vector.AndNot(new Vector<float>(kept), Vector.AsVectorSingle(isZero)).StoreUnsafe(ref mask, (nuint)i);
            first += RandomSource.Steps(Vector<float>.Count);
            second += RandomSource.Steps(Vector<float>.Count);
        }

        random.Skip((ulong)i);
        for (; i < length; i++)
            Unsafe.Add(ref mask, i) = random.NextUInt64() >> (64 - Bits) < zeros ? 0f : kept;
    }

    /// <summary>For each state all bits where its number is less than a bound.</summary>
    private static Vector<ulong> IsBelow(ulong bound, Vector<ulong> states) =>
        Vector.LessThan(RandomSource.Mixed(states) >> (64 - Bits), new Vector<ulong>(bound));
}
