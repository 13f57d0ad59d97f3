using System.Runtime.CompilerServices;

namespace Gen.Support;

/// <summary>
/// Additions to what stands in memory whose lost digits are kept for the next one (Kahan 1965, "Further remarks on reducing truncation errors"), so that many lose
/// no more than two do. For generated code.
/// </summary>
/// <typeparam name="L">The operations.</typeparam>
/// <typeparam name="T">The vector.</typeparam>
public static class KeptSums<L, T>
    where L : struct, ILanes<T>
{
    /// <summary>Adds a value to a sum.</summary>
    /// <param name="value">The value.</param>
    /// <param name="lost">By how much the sum is too great so far; zero at first.</param>
    /// <param name="target">Where the sum stands.</param>
    /// <param name="offset">So many floats behind that.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(T value, ref T lost, ref float target, nint offset)
    {
        var sum = L.Load(ref target, offset);
        var term = L.Subtract(value, lost);
        var next = L.Add(sum, term);
        lost = L.Subtract(L.Subtract(next, sum), term);
        L.Store(next, ref target, offset);
    }
}
