using System.Runtime.CompilerServices;

namespace Gen.Support;

/// <summary>Draws the masks of dropout. For generated code.</summary>
public static class DropoutMask
{
    /// <summary>Each value is 0 with probability <paramref name="rate"/>, else 1 / (1 - rate).</summary>
    /// <param name="mask">The first value.</param>
    /// <param name="length">The values.</param>
    /// <param name="rate">The share of zeros.</param>
    /// <param name="random">Where the numbers come from.</param>
    public static void Fill(ref float mask, int length, float rate, ref RandomSource random)
    {
        var kept = 1f / (1f - rate);
        for (nint i = 0; i < length; i++)
            Unsafe.Add(ref mask, i) = random.NextSingle() < rate ? 0f : kept;
    }
}
