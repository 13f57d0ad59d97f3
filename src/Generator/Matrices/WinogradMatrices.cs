using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace Gen.Generator.Matrices;

/// <summary>
/// F(m, k): m neighbouring outputs of a filter of k taps, y[i] = sum over j of g[j] * d[i + j], by n = m + k - 1 multiplications in place of m * k:
/// y = Output * ((Weights * g) .* (Input * d)), elementwise in the middle. It is the polynomial product of Toom and Cook, evaluated at n - 1 points and at
/// infinity and interpolated, transposed in its second factor (Winograd, Arithmetic Complexity of Computations, 1980).
/// </summary>
/// <param name="Input">n x n: the transposed interpolation; a row for each point, monic.</param>
/// <param name="Weights">n x k: evaluation, divided by the point's product of distances to the others.</param>
/// <param name="Output">m x n: the transposed evaluation.</param>
internal sealed record WinogradMatrices(TransformMatrix Input, TransformMatrix Weights, TransformMatrix Output)
{
    private static readonly ConcurrentDictionary<(int Outputs, int Taps), WinogradMatrices> s_known = [];

    public int Points => Input.Rows;

    /// <summary>The matrices for so many outputs and taps; computed once.</summary>
    public static WinogradMatrices Of(int outputs, int taps) =>
        s_known.GetOrAdd((outputs, taps), size => Of(size.Outputs, size.Taps, WinogradPoints.Of(size.Outputs + size.Taps - 2)));

    /// <summary>The matrices at chosen finite points, one fewer than multiplications.</summary>
    public static WinogradMatrices Of(int outputs, int taps, IReadOnlyList<Fraction> points)
    {
        var finite = points.Count;
        var rows = Enumerable.Range(0, finite).Select(point => Product(points, point)).Append(Product(points, finite)).ToList();
        return new(
            TransformMatrix.Of(finite + 1, finite + 1, (point, power) => power < rows[point].Count ? rows[point][power] : 0),
            TransformMatrix.Of(finite + 1, taps, (point, tap) => point == finite
                ? (tap == taps - 1 ? 1 : 0)
                : Power(points[point], tap) / Distances(points, point)),
            TransformMatrix.Of(outputs, finite + 1, (output, point) => point == finite
                ? (output == outputs - 1 ? 1 : 0)
                : Power(points[point], output)));
    }

    /// <summary>The coefficients, lowest first, of the product of (x - point) over all points but one.</summary>
    private static List<Fraction> Product(IReadOnlyList<Fraction> points, int without)
    {
        var product = new List<Fraction> { 1 };
        for (var point = 0; point < points.Count; point++)
        {
            if (point == without)
                continue;
            product.Insert(0, 0);
            for (var power = 0; power < product.Count - 1; power++)
                product[power] -= points[point] * product[power + 1];
        }

        return product;
    }

    private static Fraction Distances(IReadOnlyList<Fraction> points, int of) =>
        points.Where((_, point) => point != of).Aggregate(Fraction.One, (product, point) => product * (points[of] - point));

    private static Fraction Power(Fraction value, int exponent) => Enumerable.Repeat(value, exponent).Aggregate(Fraction.One, (power, factor) => power * factor);
}
