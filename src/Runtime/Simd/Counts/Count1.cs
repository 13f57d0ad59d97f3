using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gen.Support;

/// <summary>1 lane. For generated code.</summary>
public readonly struct Count1 : ICount
{
    /// <inheritdoc/>
    public static Vector128<float> First4
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(-1, 0, 0, 0).AsSingle();
    }

    /// <inheritdoc/>
    public static Vector128<float> Last4
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(0, 0, 0, -1).AsSingle();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref float target, nint offset) => Unsafe.Add(ref target, offset) = value.GetLower().ToScalar();

    /// <inheritdoc/>
    public static Vector256<float> First8
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(-1, 0, 0, 0, 0, 0, 0, 0).AsSingle();
    }

    /// <inheritdoc/>
    public static Vector256<float> Last8
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(0, 0, 0, 0, 0, 0, 0, -1).AsSingle();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref float target, nint offset) => Unsafe.Add(ref target, offset) = value.GetLower().GetLower().ToScalar();

    /// <inheritdoc/>
    public static Vector512<float> First16
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(-1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0).AsSingle();
    }

    /// <inheritdoc/>
    public static Vector512<float> Last16
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1).AsSingle();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref float target, nint offset) => Unsafe.Add(ref target, offset) = value.GetLower().GetLower().GetLower().ToScalar();
}
