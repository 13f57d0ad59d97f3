using System;
using System.Linq;
using Gen.Support;
using Xunit;

namespace Gen.Tests;

/// <summary>Softmax and its gradient, of channels that are done one by one and of those that are done in vectors.</summary>
public sealed class SoftmaxFunctionTests
{
    private const int Rows = 3;

    public static TheoryData<int> Columns => [1, 2, 3, 15, 16, 17, 40];

    [Theory]
    [MemberData(nameof(Columns))]
    public void ProbabilitiesAreThoseOfTheFormula(int columns)
    {
        var logits = Values(columns, seed: 1, scale: 20);
        var probabilities = new float[logits.Length];
        SoftmaxFunction.Forward(ref logits[0], ref probabilities[0], Rows, columns);
        for (var row = 0; row < Rows; row++)
        {
            var expected = Expected(logits.AsSpan(row * columns, columns));
            for (var column = 0; column < columns; column++)
                Assert.Equal(expected[column], probabilities[row * columns + column], 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void GradientsAreThoseOfTheFormula(int columns)
    {
        var (logits, gradients) = (Values(columns, seed: 2, scale: 3), Values(columns, seed: 3, scale: 1));
        var (probabilities, result) = (new float[logits.Length], new float[logits.Length]);
        SoftmaxFunction.Forward(ref logits[0], ref probabilities[0], Rows, columns);
        SoftmaxFunction.Backward(ref probabilities[0], ref gradients[0], ref result[0], Rows, columns);
        for (var row = 0; row < Rows; row++)
        {
            var y = Expected(logits.AsSpan(row * columns, columns));
            var dot = Enumerable.Range(0, columns).Sum(column => y[column] * gradients[row * columns + column]);
            for (var column = 0; column < columns; column++)
                Assert.Equal(y[column] * (gradients[row * columns + column] - dot), result[row * columns + column], 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void GreatLogitsDoNotOverflowAndWhatIsNoNumberIsSeen(int columns)
    {
        var logits = Enumerable.Repeat(1e30f, columns).ToArray();
        var probabilities = new float[columns];
        SoftmaxFunction.Forward(ref logits[0], ref probabilities[0], 1, columns);
        Assert.All(probabilities, probability => Assert.Equal(1.0 / columns, probability, 1e-6));

        logits[^1] = float.NaN;
        SoftmaxFunction.Forward(ref logits[0], ref probabilities[0], 1, columns);
        Assert.All(probabilities, probability => Assert.True(float.IsNaN(probability)));
    }

    private static float[] Values(int columns, int seed, double scale)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Rows * columns).Select(_ => (float)(scale * (random.NextDouble() - 0.5)))];
    }

    private static double[] Expected(ReadOnlySpan<float> logits)
    {
        var powers = new double[logits.Length];
        var most = double.NegativeInfinity;
        foreach (var logit in logits)
            most = Math.Max(most, logit);
        for (var column = 0; column < powers.Length; column++)
            powers[column] = Math.Exp(logits[column] - most);
        var sum = powers.Sum();
        return [.. powers.Select(power => power / sum)];
    }
}
