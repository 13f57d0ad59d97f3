using System.Runtime.Intrinsics;

namespace Gen.Support;

/// <summary>The functions that emitted activations call, for every vector width. For generated code.</summary>
public static class VectorMath
{
    /// <summary>exp(x).</summary>
    /// <param name="x">The argument.</param>
    public static float Exp(float x) => Functions<Lanes1, float>.Exp(x);

    /// <summary>exp(x).</summary>
    /// <param name="x">The argument.</param>
    public static Vector128<float> Exp(Vector128<float> x) => Functions<Lanes4, Vector128<float>>.Exp(x);

    /// <summary>exp(x).</summary>
    /// <param name="x">The argument.</param>
    public static Vector256<float> Exp(Vector256<float> x) => Functions<Lanes8, Vector256<float>>.Exp(x);

    /// <summary>exp(x).</summary>
    /// <param name="x">The argument.</param>
    public static Vector512<float> Exp(Vector512<float> x) => Functions<Lanes16, Vector512<float>>.Exp(x);

    /// <summary>The hyperbolic tangent.</summary>
    /// <param name="x">The argument.</param>
    public static float Tanh(float x) => Functions<Lanes1, float>.Tanh(x);

    /// <summary>The hyperbolic tangent.</summary>
    /// <param name="x">The argument.</param>
    public static Vector128<float> Tanh(Vector128<float> x) => Functions<Lanes4, Vector128<float>>.Tanh(x);

    /// <summary>The hyperbolic tangent.</summary>
    /// <param name="x">The argument.</param>
    public static Vector256<float> Tanh(Vector256<float> x) => Functions<Lanes8, Vector256<float>>.Tanh(x);

    /// <summary>The hyperbolic tangent.</summary>
    /// <param name="x">The argument.</param>
    public static Vector512<float> Tanh(Vector512<float> x) => Functions<Lanes16, Vector512<float>>.Tanh(x);

    /// <summary>1 / (1 + exp(-x)).</summary>
    /// <param name="x">The argument.</param>
    public static float Sigmoid(float x) => Functions<Lanes1, float>.Sigmoid(x);

    /// <summary>1 / (1 + exp(-x)).</summary>
    /// <param name="x">The argument.</param>
    public static Vector128<float> Sigmoid(Vector128<float> x) => Functions<Lanes4, Vector128<float>>.Sigmoid(x);

    /// <summary>1 / (1 + exp(-x)).</summary>
    /// <param name="x">The argument.</param>
    public static Vector256<float> Sigmoid(Vector256<float> x) => Functions<Lanes8, Vector256<float>>.Sigmoid(x);

    /// <summary>1 / (1 + exp(-x)).</summary>
    /// <param name="x">The argument.</param>
    public static Vector512<float> Sigmoid(Vector512<float> x) => Functions<Lanes16, Vector512<float>>.Sigmoid(x);

    /// <summary>exp(x) - 1, for x up to zero.</summary>
    /// <param name="x">The argument.</param>
    public static float ExpMinusOne(float x) => Functions<Lanes1, float>.ExpMinusOne(x);

    /// <summary>exp(x) - 1, for x up to zero.</summary>
    /// <param name="x">The argument.</param>
    public static Vector128<float> ExpMinusOne(Vector128<float> x) => Functions<Lanes4, Vector128<float>>.ExpMinusOne(x);

    /// <summary>exp(x) - 1, for x up to zero.</summary>
    /// <param name="x">The argument.</param>
    public static Vector256<float> ExpMinusOne(Vector256<float> x) => Functions<Lanes8, Vector256<float>>.ExpMinusOne(x);

    /// <summary>exp(x) - 1, for x up to zero.</summary>
    /// <param name="x">The argument.</param>
    public static Vector512<float> ExpMinusOne(Vector512<float> x) => Functions<Lanes16, Vector512<float>>.ExpMinusOne(x);

    /// <summary>log(1 + exp(x)).</summary>
    /// <param name="x">The argument.</param>
    public static float Softplus(float x) => Functions<Lanes1, float>.Softplus(x);

    /// <summary>log(1 + exp(x)).</summary>
    /// <param name="x">The argument.</param>
    public static Vector128<float> Softplus(Vector128<float> x) => Functions<Lanes4, Vector128<float>>.Softplus(x);

    /// <summary>log(1 + exp(x)).</summary>
    /// <param name="x">The argument.</param>
    public static Vector256<float> Softplus(Vector256<float> x) => Functions<Lanes8, Vector256<float>>.Softplus(x);

    /// <summary>log(1 + exp(x)).</summary>
    /// <param name="x">The argument.</param>
    public static Vector512<float> Softplus(Vector512<float> x) => Functions<Lanes16, Vector512<float>>.Softplus(x);

    /// <summary>The probability that a standard normal variable is at most x; error at most 1e-7.</summary>
    /// <param name="x">The argument.</param>
    public static float NormalProbability(float x) => Functions<Lanes1, float>.NormalProbability(x);

    /// <summary>The probability that a standard normal variable is at most x; error at most 1e-7.</summary>
    /// <param name="x">The argument.</param>
    public static Vector128<float> NormalProbability(Vector128<float> x) => Functions<Lanes4, Vector128<float>>.NormalProbability(x);

    /// <summary>The probability that a standard normal variable is at most x; error at most 1e-7.</summary>
    /// <param name="x">The argument.</param>
    public static Vector256<float> NormalProbability(Vector256<float> x) => Functions<Lanes8, Vector256<float>>.NormalProbability(x);

    /// <summary>The probability that a standard normal variable is at most x; error at most 1e-7.</summary>
    /// <param name="x">The argument.</param>
    public static Vector512<float> NormalProbability(Vector512<float> x) => Functions<Lanes16, Vector512<float>>.NormalProbability(x);

    /// <summary>The standard normal density.</summary>
    /// <param name="x">The argument.</param>
    public static float NormalDensity(float x) => Functions<Lanes1, float>.NormalDensity(x);

    /// <summary>The standard normal density.</summary>
    /// <param name="x">The argument.</param>
    public static Vector128<float> NormalDensity(Vector128<float> x) => Functions<Lanes4, Vector128<float>>.NormalDensity(x);

    /// <summary>The standard normal density.</summary>
    /// <param name="x">The argument.</param>
    public static Vector256<float> NormalDensity(Vector256<float> x) => Functions<Lanes8, Vector256<float>>.NormalDensity(x);

    /// <summary>The standard normal density.</summary>
    /// <param name="x">The argument.</param>
    public static Vector512<float> NormalDensity(Vector512<float> x) => Functions<Lanes16, Vector512<float>>.NormalDensity(x);

    /// <summary>The greatest of all lanes; of lanes that are not numbers it may be either.</summary>
    /// <param name="x">The vector.</param>
    public static float Greatest(Vector128<float> x)
    {
        var halves = Vector128.MaxNative(x, Vector128.Shuffle(x, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MaxNative(halves, Vector128.Shuffle(halves, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    /// <summary>The greatest of all lanes; of lanes that are not numbers it may be either.</summary>
    /// <param name="x">The vector.</param>
    public static float Greatest(Vector256<float> x) => Greatest(Vector128.MaxNative(x.GetLower(), x.GetUpper()));

    /// <summary>The greatest of all lanes; of lanes that are not numbers it may be either.</summary>
    /// <param name="x">The vector.</param>
    public static float Greatest(Vector512<float> x) => Greatest(Vector256.MaxNative(x.GetLower(), x.GetUpper()));
}
