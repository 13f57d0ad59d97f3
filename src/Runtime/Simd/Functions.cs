using System.Runtime.CompilerServices;

namespace Gen.Support;

/// <summary>The transcendental functions of the activations, each formula written once for every vector width. For generated code.</summary>
/// <typeparam name="L">The operations.</typeparam>
/// <typeparam name="T">The vector.</typeparam>
public static class Functions<L, T>
    where L : struct, ILanes<T>
{
    // Added to a number of a smaller magnitude and taken away again, it leaves the nearest whole number: 1.5 * 2^23.
    private const float Rounder = 12582912;

    /// <summary>exp(x), which is zero or infinite beyond the bounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp(T x)
    {
        var fraction = Fraction(L.AtMost(L.AtLeast(x, L.Of(-104)), L.Of(89)), out var n);
        return L.Scale(L.Add(fraction, L.Of(1)), n);
    }

    /// <summary>
    /// Near zero, where 1 - 2 / (exp(2x) + 1) would cancel, x + x^3 * P(x^2) with the coefficients of Moshier's Cephes library (tanhf); else that formula,
    /// of the magnitude, with the sign put back.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tanh(T x)
    {
        var square = L.Multiply(x, x);
        var series = L.MultiplyAdd(L.Of(-5.70498872745e-3f), square, L.Of(2.06390887954e-2f));
        series = L.MultiplyAdd(series, square, L.Of(-5.37397155531e-2f));
        series = L.MultiplyAdd(series, square, L.Of(1.33314422036e-1f));
        series = L.MultiplyAdd(series, square, L.Of(-3.33332819422e-1f));
        var near = L.MultiplyAdd(L.Multiply(series, square), x, x);

        var magnitude = L.Abs(x);
        // At the bound the quotient is too small to be seen.
        var fraction = Fraction(L.AtMost(L.Add(magnitude, magnitude), L.Of(20)), out var n);
        var power = L.PowerOfTwo(n);
        var far = L.Subtract(L.Of(1), L.Divide(L.Of(2), L.MultiplyAdd(fraction, power, L.Add(power, L.Of(1)))));
        return L.Choose(L.Of(0.625f), magnitude, near, L.CopySign(far, x));
    }

    /// <summary>
    /// exp(x) - 1 for x up to zero: 2^n * fraction + (2^n - 1), which do not cancel, as the fraction lies between -0.3 and 0.42. At the bound it is -1 to the last place.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ExpMinusOne(T x)
    {
        var fraction = Fraction(L.AtLeast(x, L.Of(-20)), out var n);
        var power = L.PowerOfTwo(n);
        return L.MultiplyAdd(fraction, power, L.Subtract(power, L.Of(1)));
    }

    /// <summary>1 / (1 + exp(-x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sigmoid(T x) => L.Divide(L.Of(1), L.Add(L.Of(1), Exp(L.Subtract(L.Of(0), x))));

    /// <summary>
    /// log(1 + exp(x)) = max(x, 0) + log(1 + u) with u = exp(-|x|), and log(1 + u) = 2 artanh(s) with s = u / (2 + u), at most a third: 2 s + s^3 * P(s^2), P through the
    /// series' values at Chebyshev's five points.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Softplus(T x)
    {
        var u = Exp(L.Subtract(L.Of(0), L.Abs(x)));
        var s = L.Divide(u, L.Add(u, L.Of(2)));
        var square = L.Multiply(s, s);
        var series = L.MultiplyAdd(L.Of(0.23239051f), square, L.Of(0.21703315f));
        series = L.MultiplyAdd(series, square, L.Of(0.28592584f));
        series = L.MultiplyAdd(series, square, L.Of(0.39999703f));
        series = L.MultiplyAdd(series, square, L.Of(0.6666667f));
        return L.Add(L.Max(x, L.Of(0)), L.MultiplyAdd(series, L.Multiply(square, s), L.Add(s, s)));
    }

    /// <summary>
    /// The normal distribution's probability of a value up to x, (1 + erf(x / sqrt 2)) / 2, by formula 7.1.26 of Abramowitz and Stegun, whose error in
    /// erf is at most 1.5e-7.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T NormalProbability(T x)
    {
        var z = L.Multiply(L.Abs(x), L.Of(0.70710678f));
        var t = L.Divide(L.Of(1), L.MultiplyAdd(L.Of(0.3275911f), z, L.Of(1)));
        var series = L.MultiplyAdd(L.Of(1.061405429f), t, L.Of(-1.453152027f));
        series = L.MultiplyAdd(series, t, L.Of(1.421413741f));
        series = L.MultiplyAdd(series, t, L.Of(-0.284496736f));
        series = L.MultiplyAdd(series, t, L.Of(0.254829592f));
        var tail = L.Multiply(L.Multiply(series, t), L.Multiply(L.Of(0.5f), Exp(L.Subtract(L.Of(0), L.Multiply(z, z)))));
        return L.Choose(x, L.Of(0), L.Subtract(L.Of(1), tail), tail);
    }

    /// <summary>The normal distribution's density, exp(-x^2 / 2) / sqrt(2 pi).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T NormalDensity(T x) =>
        L.Multiply(Exp(L.Multiply(L.Multiply(x, x), L.Of(-0.5f))), L.Of(0.39894228f));

    /// <summary>
    /// What 2^n * (1 + fraction) needs to be exp(x), with n the whole number nearest to x / log 2: exp(r) - 1 of what is left, r, from which log 2 is taken in two parts so
    /// that the first is exact. That is r + r^2 * P(r) with the coefficients of Moshier's Cephes library (expf). .NET's exp goes by way of doubles, half a vector at a
    /// time, and is too long to be inlined.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Fraction(T x, out T n)
    {
        n = L.Subtract(L.MultiplyAdd(x, L.Of(1.44269504f), L.Of(Rounder)), L.Of(Rounder));
        var r = L.MultiplyAdd(n, L.Of(-0.693359375f), x);
        r = L.MultiplyAdd(n, L.Of(2.12194440e-4f), r);
        var series = L.MultiplyAdd(L.Of(1.9875691500e-4f), r, L.Of(1.3981999507e-3f));
        series = L.MultiplyAdd(series, r, L.Of(8.3334519073e-3f));
        series = L.MultiplyAdd(series, r, L.Of(4.1665795894e-2f));
        series = L.MultiplyAdd(series, r, L.Of(1.6666665459e-1f));
        series = L.MultiplyAdd(series, r, L.Of(5.0000001201e-1f));
        return L.MultiplyAdd(series, L.Multiply(r, r), r);
    }
}
