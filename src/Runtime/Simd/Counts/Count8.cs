using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gen.Support;

/// <summary>8 lanes. For generated code.</summary>
public readonly struct Count8 : ICount
{
    /// <inheritdoc/>
    public static Vector128<float> First4
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(-1, -1, -1, -1).AsSingle();
    }

    /// <inheritdoc/>
    public static Vector128<float> Last4
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(-1, -1, -1, -1).AsSingle();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref float target, nint offset) => value.StoreUnsafe(ref target, (nuint)offset);

    /// <inheritdoc/>
    public static Vector256<float> First8
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(-1, -1, -1, -1, -1, -1, -1, -1).AsSingle();
    }

    /// <inheritdoc/>
    public static Vector256<float> Last8
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(-1, -1, -1, -1, -1, -1, -1, -1).AsSingle();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref float target, nint offset) => value.StoreUnsafe(ref target, (nuint)offset);

    /// <inheritdoc/>
    public static Vector512<float> First16
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(-1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0).AsSingle();
    }

    /// <inheritdoc/>
    public static Vector512<float> Last16
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1).AsSingle();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref float target, nint offset) => value.GetLower().StoreUnsafe(ref target, (nuint)offset);
}
