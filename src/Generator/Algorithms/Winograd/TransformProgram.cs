using System;
using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Matrices;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.Winograd;

/// <summary>A factor and the local that it is multiplied with.</summary>
internal sealed record TransformTerm(Fraction Factor, string Value);

/// <summary>A local that is a sum of terms.</summary>
/// <param name="Name">The local.</param>
/// <param name="Terms">The terms; none is zero.</param>
internal sealed record TransformSum(string Name, IReadOnlyList<TransformTerm> Terms);

/// <summary>
/// A matrix times a vector as sums that share what they can. The points +-a make pairs of columns or of rows that differ in signs only: of two such columns
/// the sum and the difference are computed once, of two such rows the even and the odd part, which halves the multiplications of both.
/// </summary>
/// <param name="Shared">The shared sums, in order.</param>
/// <param name="Outputs">The outputs.</param>
internal sealed record TransformProgram(IReadOnlyList<TransformSum> Shared, IReadOnlyList<TransformSum> Outputs)
{
    /// <summary>The additions, multiplications and multiply-adds: one for each term but the first of a sum, and one for a first with a factor.</summary>
    public int Operations => Shared.Concat(Outputs).Sum(sum => sum.Terms.Count - (sum.Terms.Any(term => term.Factor.IsOne) ? 1 : 0));

    /// <summary>The factors that are neither one nor minus one, each once.</summary>
    public IReadOnlyList<Fraction> Factors { get; } = Shared.Concat(Outputs).SelectMany(sum => sum.Terms)
        .Select(term => term.Factor).Where(factor => !factor.IsOne && !(-factor).IsOne).Distinct().ToList();

    /// <summary>The program of a matrix; its input is x0, x1, ..., its output y0, y1, ...</summary>
    public static TransformProgram Of(TransformMatrix matrix)
    {
        var columns = Enumerable.Range(0, matrix.Columns)
            .Select(column => ("x" + Text.Literal.Of(column), Factors: Enumerable.Range(0, matrix.Rows).Select(row => matrix[row, column]).ToArray())).ToList();
        var shared = new List<TransformSum>();
        PairColumns(columns, shared);
        var rows = Enumerable.Range(0, matrix.Rows)
            .Select(row => columns.Where(column => !column.Factors[row].IsZero).Select(column => new TransformTerm(column.Factors[row], column.Item1)).ToList()).ToList();
        return new(shared, PairRows(rows, shared));
    }

    /// <summary>
    /// The factors that stay in registers beside a tile's rows: rows + shared sums + factors + one for the compiler &lt;= Registers. The others are read where they are
    /// used.
    /// </summary>
    public IReadOnlyList<Fraction> Held(VectorIsa isa, int rows) => Factors.Take(Math.Max(0, isa.Registers - rows - Shared.Count - 1)).ToList();

    /// <summary>Two columns whose factors are equal up to sign in every row become their sum and their difference.</summary>
    private static void PairColumns(List<(string Name, Fraction[] Factors)> columns, List<TransformSum> shared)
    {
        for (var first = 0; first < columns.Count; first++)
        {
            var second = columns.FindIndex(first + 1, other => ArePaired(columns[first].Factors, other.Factors));
            if (second < 0)
                continue;
            var ((a, factors), (b, others)) = (columns[first], columns[second]);
            shared.Add(new($"{a}Plus{b}", [new(1, a), new(1, b)]));
            shared.Add(new($"{a}Minus{b}", [new(1, a), new(-1, b)]));
            columns[first] = ($"{a}Plus{b}", factors.Select((factor, row) => factor == others[row] ? factor : 0).ToArray());
            columns[second] = ($"{a}Minus{b}", factors.Select((factor, row) => factor == others[row] ? 0 : factor).ToArray());
        }
    }

    /// <summary>Only where both the sum and the difference are used by several rows, or with a factor, is anything saved.</summary>
    private static bool ArePaired(Fraction[] a, Fraction[] b)
    {
        var equal = a.Zip(b, (x, y) => !x.IsZero && x == y).Count(isTrue => isTrue);
        var opposite = a.Zip(b, (x, y) => !x.IsZero && x == -y).Count(isTrue => isTrue);
        return equal + opposite == a.Zip(b, (x, y) => !x.IsZero || !y.IsZero).Count(isTrue => isTrue) && equal > 0 && opposite > 0 && equal + opposite > 2;
    }

    private static List<TransformSum> PairRows(List<List<TransformTerm>> rows, List<TransformSum> shared)
    {
        var outputs = new TransformSum[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            if (outputs[row] is not null)
                continue;
            var other = rows.FindIndex(row + 1, candidate => Shares(rows[row], candidate));
            if (other < 0)
            {
                outputs[row] = new(Output(row), rows[row]);
                continue;
            }

            var even = Share("even", row, rows[row].Intersect(rows[other]).ToList(), shared);
            var odd = Share("odd", row, rows[row].Except(rows[other]).ToList(), shared);
            outputs[row] = new(Output(row), [even, odd]);
            outputs[other] = new(Output(other), [even, odd with { Factor = -odd.Factor }]);
        }

        return [.. outputs];
    }

    /// <summary>Whether two rows have the same terms up to sign, some of either kind, and more than one of a kind.</summary>
    private static bool Shares(List<TransformTerm> row, List<TransformTerm> other)
    {
        var equal = row.Intersect(other).Count();
        var opposite = row.Intersect(other.Select(term => term with { Factor = -term.Factor })).Count();
        return row.Count == other.Count && equal + opposite == row.Count && equal > 0 && opposite > 0 && row.Count > 2;
    }

    private static TransformTerm Share(string what, int row, List<TransformTerm> terms, List<TransformSum> shared)
    {
        if (terms.Count == 1)
            return terms[0];
        shared.Add(new(what + Text.Literal.Of(row), terms));
        return new(1, what + Text.Literal.Of(row));
    }

    private static string Output(int row) => "y" + Text.Literal.Of(row);
}
