using System;

namespace Gen.Support;

/// <summary>A vector of width one.</summary>
internal readonly struct Lanes1 : ILanes<float>
{
    public static float Of(float value) => value;

    public static float Add(float a, float b) => a + b;

    public static float Subtract(float a, float b) => a - b;

    public static float Multiply(float a, float b) => a * b;

    public static float Divide(float a, float b) => a / b;

    public static float MultiplyAdd(float a, float b, float c) => float.MultiplyAddEstimate(a, b, c);

    public static float Abs(float a) => MathF.Abs(a);

    public static float Max(float a, float b) => MathF.Max(a, b);

    public static float CopySign(float magnitude, float sign) => MathF.CopySign(magnitude, sign);

    public static float AtLeast(float a, float least) => a < least ? least : a;

    public static float AtMost(float a, float most) => a > most ? most : a;

    public static float Scale(float a, float exponent)
    {
        var whole = float.ConvertToIntegerNative<int>(exponent);
        return a * PowerOfTwo(whole >> 1) * PowerOfTwo(whole - (whole >> 1));
    }

    public static float PowerOfTwo(float exponent) => PowerOfTwo(float.ConvertToIntegerNative<int>(exponent));

    public static float Choose(float a, float b, float whereGreater, float elsewhere) => a > b ? whereGreater : elsewhere;

    private static float PowerOfTwo(int exponent) => BitConverter.Int32BitsToSingle((exponent + 127) << 23);
}
