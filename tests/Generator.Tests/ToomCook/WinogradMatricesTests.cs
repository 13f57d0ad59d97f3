using System.Collections.Generic;
using System.Linq;
using Gen.Generator.Algorithms.Winograd;
using Gen.Generator.Matrices;
using Xunit;

namespace Gen.Generator.Tests.ToomCook;

/// <summary>The matrices against what defines them, in exact arithmetic, for every number of outputs and taps that there are points for.</summary>
public sealed class WinogradMatricesTests
{
    public static IEnumerable<object[]> Sizes =>
        from outputs in Enumerable.Range(1, 7)
        from taps in Enumerable.Range(1, 7)
        where outputs + taps - 2 is >= 2 and <= WinogradPoints.Most
        select new object[] { outputs, taps };

    /// <summary>
    /// For unit vectors g and d, and so for all: output i of tap j sees row r where r = i + j, so the sum over points of Output[i, p] * Weights[p, j] *
    /// Input[p, r] is one there and zero elsewhere.
    /// </summary>
    [Theory]
    [MemberData(nameof(Sizes))]
    public void EachTapOfEachOutputSeesItsRowAndNoOther(int outputs, int taps)
    {
        var matrices = WinogradMatrices.Of(outputs, taps);
        Assert.Equal(outputs + taps - 1, matrices.Points);
        foreach (var (i, j, r) in from i in Enumerable.Range(0, outputs) from j in Enumerable.Range(0, taps) from r in Enumerable.Range(0, matrices.Points) select (i, j, r))
        {
            var sum = Enumerable.Range(0, matrices.Points).Aggregate(Fraction.Zero, (total, point) =>
                total + matrices.Output[i, point] * matrices.Weights[point, j] * matrices.Input[point, r]);
            Assert.Equal<Fraction>(r == i + j ? 1 : 0, sum);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void WeightsOfFewerTapsAreTheFirstColumns(int outputs, int taps)
    {
        var matrices = WinogradMatrices.Of(outputs, taps);
        for (var point = 0; point < matrices.Points - 1; point++)
            Assert.Equal(matrices.Weights[point, 0], matrices.Weights.Corner(matrices.Points, 1)[point, 0]);
    }

    /// <summary>Two outputs: the first row is seen at the first point only, which only the first output sums; the last row likewise at infinity.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void OfTwoOutputsNeitherSeesTheOthersOwnRow(int taps)
    {
        var matrices = WinogradMatrices.Of(2, taps);
        var last = matrices.Points - 1;
        for (var point = 0; point < matrices.Points; point++)
        {
            Assert.True(matrices.Input[point, 0].IsZero || matrices.Output[1, point].IsZero);
            Assert.True(matrices.Input[point, last].IsZero || matrices.Output[0, point].IsZero);
        }
    }

    /// <summary>The sums that share their even and odd parts come to the matrix.</summary>
    [Theory]
    [MemberData(nameof(Sizes))]
    public void ProgramsComputeTheirMatrices(int outputs, int taps)
    {
        var matrices = WinogradMatrices.Of(outputs, taps);
        foreach (var matrix in new[] { matrices.Input, matrices.Weights, matrices.Output })
        {
            foreach (var corner in from rows in Enumerable.Range(1, matrix.Rows) from columns in Enumerable.Range(1, matrix.Columns) select matrix.Corner(rows, columns))
                AssertComputes(corner);
        }
    }

    [Fact]
    public void PairsOfPointsAreShared()
    {
        // The six rows of F(4, 3) have 18 factors that are not zero: 9 multiply-adds with sharing, of 12 and 6 additions without.
        var program = TransformProgram.Of(WinogradMatrices.Of(4, 3).Input);
        Assert.Equal(4, program.Shared.Count);
        Assert.True(program.Operations < WinogradMatrices.Of(4, 3).Input.Items.Count(item => !item.IsZero));
    }

    private static void AssertComputes(TransformMatrix matrix)
    {
        var program = TransformProgram.Of(matrix);
        for (var column = 0; column < matrix.Columns; column++)
        {
            var values = Enumerable.Range(0, matrix.Columns).ToDictionary(input => $"x{input}", input => (Fraction)(input == column ? 1 : 0));
            foreach (var sum in program.Shared.Concat(program.Outputs))
                values.Add(sum.Name, sum.Terms.Aggregate(Fraction.Zero, (total, term) => total + term.Factor * values[term.Value]));
            for (var row = 0; row < matrix.Rows; row++)
                Assert.Equal(matrix[row, column], values[$"y{row}"]);
        }
    }
}
