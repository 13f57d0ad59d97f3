using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Gen.Support;

/// <summary>Vectors of 4 floats.</summary>
internal readonly struct Lanes4 : ILanes<Vector128<float>>
{
    public static Vector128<float> Of(float value) => Vector128.Create(value);

    public static Vector128<float> Add(Vector128<float> a, Vector128<float> b) => a + b;

    public static Vector128<float> Subtract(Vector128<float> a, Vector128<float> b) => a - b;

    public static Vector128<float> Multiply(Vector128<float> a, Vector128<float> b) => a * b;

    public static Vector128<float> Divide(Vector128<float> a, Vector128<float> b) => a / b;

    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) => Vector128.MultiplyAddEstimate(a, b, c);

    public static Vector128<float> Abs(Vector128<float> a) => Vector128.Abs(a);

    public static Vector128<float> Max(Vector128<float> a, Vector128<float> b) => Vector128.Max(a, b);

    public static Vector128<float> CopySign(Vector128<float> magnitude, Vector128<float> sign) => Vector128.CopySign(magnitude, sign);

    // Of a bound and what is not a number the native operations return the second.
    public static Vector128<float> AtLeast(Vector128<float> a, Vector128<float> least) => Vector128.MaxNative(least, a);

    public static Vector128<float> AtMost(Vector128<float> a, Vector128<float> most) => Vector128.MinNative(most, a);

    public static Vector128<float> Scale(Vector128<float> a, Vector128<float> exponent)
    {
        if (Avx512F.VL.IsSupported)
            return Avx512F.VL.Scale(a, exponent);
        var whole = Vector128.ConvertToInt32Native(exponent);
        return a * PowerOfTwo(whole >> 1) * PowerOfTwo(whole - (whole >> 1));
    }

    public static Vector128<float> PowerOfTwo(Vector128<float> exponent) => PowerOfTwo(Vector128.ConvertToInt32Native(exponent));

    public static Vector128<float> Choose(Vector128<float> a, Vector128<float> b, Vector128<float> whereGreater, Vector128<float> elsewhere) =>
        Vector128.ConditionalSelect(Vector128.GreaterThan(a, b), whereGreater, elsewhere);

    private static Vector128<float> PowerOfTwo(Vector128<int> exponent) => ((exponent + Vector128.Create(127)) << 23).AsSingle();
}
