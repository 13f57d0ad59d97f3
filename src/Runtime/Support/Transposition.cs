using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Gen.Support;

/// <summary>Exchanges rows and columns, for emitted code.</summary>
public static class Transposition
{
    /// <summary>The rows, and the columns, of a <see cref="Block"/>.</summary>
    public const int BlockSize = 4;

    /// <summary>Transposes four rows of four floats: eight shuffles in place of sixteen loads and stores.</summary>
    /// <param name="x">The first float read.</param>
    /// <param name="fromRow">The floats from one row read to the next.</param>
    /// <param name="y">The first float written.</param>
    /// <param name="toRow">The floats from one row written to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Block(ref float x, nint fromRow, ref float y, nint toRow)
    {
        var (a, b) = (Vector128.LoadUnsafe(ref x), Vector128.LoadUnsafe(ref Unsafe.Add(ref x, fromRow)));
        var (c, d) = (Vector128.LoadUnsafe(ref Unsafe.Add(ref x, 2 * fromRow)), Vector128.LoadUnsafe(ref Unsafe.Add(ref x, 3 * fromRow)));
        // The first halves of neighbouring rows, float by float in turns, and the second halves.
        var (ac, acHigh) = (Low(a, c), High(a, c));
        var (bd, bdHigh) = (Low(b, d), High(b, d));
        Low(ac, bd).StoreUnsafe(ref y);
        High(ac, bd).StoreUnsafe(ref Unsafe.Add(ref y, toRow));
        Low(acHigh, bdHigh).StoreUnsafe(ref Unsafe.Add(ref y, 2 * toRow));
        High(acHigh, bdHigh).StoreUnsafe(ref Unsafe.Add(ref y, 3 * toRow));
    }

    /// <summary>a0 b0 a1 b1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Low(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported)
            return Sse.UnpackLow(a, b);
        if (AdvSimd.Arm64.IsSupported)
            return AdvSimd.Arm64.ZipLow(a, b);
        return Vector128.Create(a[0], b[0], a[1], b[1]);
    }

    /// <summary>a2 b2 a3 b3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> High(Vector128<float> a, Vector128<float> b)
    {
        if (Sse.IsSupported)
            return Sse.UnpackHigh(a, b);
        if (AdvSimd.Arm64.IsSupported)
            return AdvSimd.Arm64.ZipHigh(a, b);
        return Vector128.Create(a[2], b[2], a[3], b[3]);
    }
}
