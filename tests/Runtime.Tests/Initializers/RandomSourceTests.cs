using System;
using System.Linq;
using Xunit;

namespace Gen.Tests;

public class RandomSourceTests
{
    // The reference implementation's first outputs for the seed 1234567 (Vigna's splitmix64.c).
    [Fact]
    public void GivesTheNumbersOfSplitMix64()
    {
        var random = new RandomSource(1234567);
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(expected, expected.Select(_ => random.NextUInt64()));
    }

    [Fact]
    public void UniformNumbersFillTheUnitInterval()
    {
        var random = RandomSource.ForStream(5, 0);
        var counts = new int[10];
        for (var i = 0; i < 100_000; i++)
        {
            counts[(int)(random.NextDouble() * 10)]++;
            Assert.InRange(random.NextSingle(), 0f, 0.99999995f);
        }

        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void IntegersAreUniformBelowTheBound()
    {
        var random = RandomSource.ForStream(6, 0);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
            counts[random.NextInt32(7)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void NormalNumbersHaveTheMomentsOfANormalDistribution()
    {
        var values = Samples.Normal(100_000, 7);
        Assert.InRange(values.Average(), -0.01, 0.01);
        Assert.InRange(values.Average(value => value * value), 0.98, 1.02);
        Assert.InRange(values.Average(value => Math.Pow(value, 4)), 2.85, 3.15);
    }

    [Fact]
    public void StreamsOfOneSeedDiffer()
    {
        var first = Enumerable.Range(0, 100).Select(stream => RandomSource.ForStream(1, stream).NextUInt64());
        Assert.Equal(100, first.Distinct().Count());
    }

    [Fact]
    public void AStateGoesOnWhereItStood()
    {
        var random = RandomSource.ForStream(1, 2);
        random.NextUInt64();
        Assert.Equal(new RandomSource(random.State).NextUInt64(), random.NextUInt64());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void ABoundBelowOneIsRefused(int bound) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomSource(1).NextInt32(bound));
}
