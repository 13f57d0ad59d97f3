using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Gen.Support;

/// <summary>Vectors of 16 floats.</summary>
internal readonly struct Lanes16 : ILanes<Vector512<float>>
{
    public static Vector512<float> Of(float value) => Vector512.Create(value);

    public static Vector512<float> Add(Vector512<float> a, Vector512<float> b) => a + b;

    public static Vector512<float> Subtract(Vector512<float> a, Vector512<float> b) => a - b;

    public static Vector512<float> Multiply(Vector512<float> a, Vector512<float> b) => a * b;

    public static Vector512<float> Divide(Vector512<float> a, Vector512<float> b) => a / b;

    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Vector512.MultiplyAddEstimate(a, b, c);

    public static Vector512<float> Abs(Vector512<float> a) => Vector512.Abs(a);

    public static Vector512<float> Max(Vector512<float> a, Vector512<float> b) => Vector512.Max(a, b);

    public static Vector512<float> CopySign(Vector512<float> magnitude, Vector512<float> sign) => Vector512.CopySign(magnitude, sign);

    // Of a bound and what is not a number the native operations return the second.
    public static Vector512<float> AtLeast(Vector512<float> a, Vector512<float> least) => Vector512.MaxNative(least, a);

    public static Vector512<float> AtMost(Vector512<float> a, Vector512<float> most) => Vector512.MinNative(most, a);

    public static Vector512<float> Scale(Vector512<float> a, Vector512<float> exponent)
    {
        if (Avx512F.IsSupported)
            return Avx512F.Scale(a, exponent);
        var whole = Vector512.ConvertToInt32Native(exponent);
        return a * PowerOfTwo(whole >> 1) * PowerOfTwo(whole - (whole >> 1));
    }

    public static Vector512<float> PowerOfTwo(Vector512<float> exponent) => PowerOfTwo(Vector512.ConvertToInt32Native(exponent));

    public static Vector512<float> Choose(Vector512<float> a, Vector512<float> b, Vector512<float> whereGreater, Vector512<float> elsewhere) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(a, b), whereGreater, elsewhere);

    private static Vector512<float> PowerOfTwo(Vector512<int> exponent) => ((exponent + Vector512.Create(127)) << 23).AsSingle();
}
