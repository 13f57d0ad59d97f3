using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gen.Support;

/// <summary>Half of the narrowest vector, which is only ever written. For generated code.</summary>
public static class Lanes2
{
    /// <summary>Writes two floats so many floats behind a place.</summary>
    /// <param name="value">The floats.</param>
    /// <param name="target">The place.</param>
    /// <param name="offset">How far behind it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector64<float> value, ref float target, nint offset) => value.StoreUnsafe(ref target, (nuint)offset);

    /// <summary>Writes two floats to a place.</summary>
    /// <param name="value">The floats.</param>
    /// <param name="target">The place.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector64<float> value, ref float target) => value.StoreUnsafe(ref target);
}
