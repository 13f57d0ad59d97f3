using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Gen;

namespace Benchmarks.Measuring;

/// <summary>
/// The most that the multiply-add units do at a vector width: a loop of nothing but independent multiply-adds in registers, enough of them to
/// hide their latency.
/// </summary>
internal static class FmaPeak
{
    private const int Accumulators = 12;
    private const int Steps = 10_000;

    private static float s_sink;

    /// <summary>The nominal operations of one call: two for each lane's multiply-add.</summary>
    public static double Flops(InstructionSet set) => 2.0 * Accumulators * Steps * set.Lanes();

    /// <summary>The loop at an instruction set's width.</summary>
    public static Item Of(InstructionSet set) => Item.Of(set switch
    {
        InstructionSet.Avx512 => () => s_sink = Run<Vector512<float>, Lanes16>(),
        InstructionSet.Avx2 => () => s_sink = Run<Vector256<float>, Lanes8>(),
        InstructionSet.Vector128 => () => s_sink = Run<Vector128<float>, Lanes4>(),
        InstructionSet.Scalar => () => s_sink = Run<float, Lanes1>(),
        _ => throw new ArgumentOutOfRangeException(nameof(set), set, "There is no such instruction set."),
    });

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run<T, TLanes>()
        where T : struct
        where TLanes : struct, ILanes<T>
    {
        var (factor, summand) = (TLanes.Create(0.9999f), TLanes.Create(0.0001f));
        T a0 = factor, a1 = factor, a2 = factor, a3 = factor, a4 = factor, a5 = factor;
        T a6 = factor, a7 = factor, a8 = factor, a9 = factor, a10 = factor, a11 = factor;
        for (var step = 0; step < Steps; step++)
        {
            a0 = TLanes.MultiplyAdd(a0, factor, summand);
            a1 = TLanes.MultiplyAdd(a1, factor, summand);
            a2 = TLanes.MultiplyAdd(a2, factor, summand);
            a3 = TLanes.MultiplyAdd(a3, factor, summand);
            a4 = TLanes.MultiplyAdd(a4, factor, summand);
            a5 = TLanes.MultiplyAdd(a5, factor, summand);
            a6 = TLanes.MultiplyAdd(a6, factor, summand);
            a7 = TLanes.MultiplyAdd(a7, factor, summand);
            a8 = TLanes.MultiplyAdd(a8, factor, summand);
            a9 = TLanes.MultiplyAdd(a9, factor, summand);
            a10 = TLanes.MultiplyAdd(a10, factor, summand);
            a11 = TLanes.MultiplyAdd(a11, factor, summand);
        }

        return TLanes.First(a0) + TLanes.First(a1) + TLanes.First(a2) + TLanes.First(a3) + TLanes.First(a4) + TLanes.First(a5)
            + TLanes.First(a6) + TLanes.First(a7) + TLanes.First(a8) + TLanes.First(a9) + TLanes.First(a10) + TLanes.First(a11);
    }

    /// <summary>What the loop needs of a vector.</summary>
    private interface ILanes<T>
    {
        static abstract T Create(float value);

        static abstract T MultiplyAdd(T a, T b, T c);

        static abstract float First(T value);
    }

    private readonly struct Lanes16 : ILanes<Vector512<float>>
    {
        public static Vector512<float> Create(float value) => Vector512.Create(value);

        public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Vector512.FusedMultiplyAdd(a, b, c);

        public static float First(Vector512<float> value) => value.ToScalar();
    }

    private readonly struct Lanes8 : ILanes<Vector256<float>>
    {
        public static Vector256<float> Create(float value) => Vector256.Create(value);

        public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Vector256.FusedMultiplyAdd(a, b, c);

        public static float First(Vector256<float> value) => value.ToScalar();
    }

    private readonly struct Lanes4 : ILanes<Vector128<float>>
    {
        public static Vector128<float> Create(float value) => Vector128.Create(value);

        public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) => Vector128.FusedMultiplyAdd(a, b, c);

        public static float First(Vector128<float> value) => value.ToScalar();
    }

    private readonly struct Lanes1 : ILanes<float>
    {
        public static float Create(float value) => value;

        public static float MultiplyAdd(float a, float b, float c) => MathF.FusedMultiplyAdd(a, b, c);

        public static float First(float value) => value;
    }
}
