using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Gen.Support;

/// <summary>Vectors of 8 floats.</summary>
internal readonly struct Lanes8 : ILanes<Vector256<float>>
{
    public static Vector256<float> Of(float value) => Vector256.Create(value);

    public static Vector256<float> Add(Vector256<float> a, Vector256<float> b) => a + b;

    public static Vector256<float> Subtract(Vector256<float> a, Vector256<float> b) => a - b;

    public static Vector256<float> Multiply(Vector256<float> a, Vector256<float> b) => a * b;

    public static Vector256<float> Divide(Vector256<float> a, Vector256<float> b) => a / b;

    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Vector256.MultiplyAddEstimate(a, b, c);

    public static Vector256<float> Abs(Vector256<float> a) => Vector256.Abs(a);

    public static Vector256<float> Max(Vector256<float> a, Vector256<float> b) => Vector256.Max(a, b);

    public static Vector256<float> CopySign(Vector256<float> magnitude, Vector256<float> sign) => Vector256.CopySign(magnitude, sign);

    // Of a bound and what is not a number the native operations return the second.
    public static Vector256<float> AtLeast(Vector256<float> a, Vector256<float> least) => Vector256.MaxNative(least, a);

    public static Vector256<float> AtMost(Vector256<float> a, Vector256<float> most) => Vector256.MinNative(most, a);

    public static Vector256<float> Scale(Vector256<float> a, Vector256<float> exponent)
    {
        if (Avx512F.VL.IsSupported)
            return Avx512F.VL.Scale(a, exponent);
        var whole = Vector256.ConvertToInt32Native(exponent);
        return a * PowerOfTwo(whole >> 1) * PowerOfTwo(whole - (whole >> 1));
    }

    public static Vector256<float> PowerOfTwo(Vector256<float> exponent) => PowerOfTwo(Vector256.ConvertToInt32Native(exponent));

    public static Vector256<float> Choose(Vector256<float> a, Vector256<float> b, Vector256<float> whereGreater, Vector256<float> elsewhere) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(a, b), whereGreater, elsewhere);

    private static Vector256<float> PowerOfTwo(Vector256<int> exponent) => ((exponent + Vector256.Create(127)) << 23).AsSingle();
}
