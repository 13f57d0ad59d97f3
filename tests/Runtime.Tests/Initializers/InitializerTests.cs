using System;
using System.Linq;
using Xunit;

namespace Gen.Tests;

public class InitializerTests
{
    private const int Count = 50_000;

    [Fact]
    public void GlorotIsUniformWithinItsLimit()
    {
        var values = Initialize<Glorot>(fanIn: 30, fanOut: 70);
        var limit = Math.Sqrt(6.0 / 100);
        Assert.All(values, value => Assert.InRange(value, -limit - 1e-7, limit + 1e-7));
        Assert.InRange(values.Max(), 0.99 * limit, limit + 1e-7);
        Assert.InRange(values.Min(), -limit - 1e-7, -0.99 * limit);
        Assert.InRange(Variance(values), 0.97 * limit * limit / 3, 1.03 * limit * limit / 3);
    }

    [Fact]
    public void HeHasTwiceTheInverseFanInAsVariance()
    {
        var values = Initialize<He>(fanIn: 50, fanOut: 3);
        Assert.InRange(values.Average(), -0.005, 0.005);
        Assert.InRange(Variance(values), 0.97 * 2 / 50, 1.03 * 2 / 50);
        Assert.Contains(values, value => value > 3 * Math.Sqrt(2.0 / 50));
    }

    [Fact]
    public void NarrowNormalHasADeviationOfOneHundredth()
    {
        var values = Initialize<NarrowNormal>(fanIn: 50, fanOut: 3);
        Assert.InRange(values.Average(), -0.0003, 0.0003);
        Assert.InRange(Math.Sqrt(Variance(values)), 0.0098, 0.0102);
    }

    [Fact]
    public void ZerosAndOnesAreConstant()
    {
        Assert.All(Initialize<Zeros>(1, 1), value => Assert.Equal(0f, value));
        Assert.All(Initialize<Ones>(1, 1), value => Assert.Equal(1f, value));
    }

    [Fact]
    public void TheSameSeedGivesTheSameBits()
    {
        Assert.Equal(Initialize<Glorot>(3, 4, seed: 9), Initialize<Glorot>(3, 4, seed: 9));
        Assert.NotEqual(Initialize<Glorot>(3, 4, seed: 9), Initialize<Glorot>(3, 4, seed: 10));
    }

    [Fact]
    public void AParameterIsInitializedInItsCanonicalLayout()
    {
        var plain = new float[5 * 11];
        var random = RandomSource.ForStream(3, 0);
        Glorot.Initialize(plain, 5, 11, ref random);

        var parameter = new Parameter("w", [5, 11], new PackedLayout(5, 11, 1, 8));
        Assert.Equal(plain, parameter.Initialize<Glorot>(5, 11, RandomSource.ForStream(3, 0)).Values());
        Assert.All(parameter.Padding(), value => Assert.Equal(0f, value));
    }

    private static float[] Initialize<T>(int fanIn, int fanOut, int seed = 1)
        where T : IInitializer
    {
        var values = new float[Count];
        values.AsSpan().Fill(float.NaN);
        var random = RandomSource.ForStream(seed, 0);
        T.Initialize(values, fanIn, fanOut, ref random);
        return values;
    }

    private static double Variance(float[] values)
    {
        var mean = values.Average(value => (double)value);
        return values.Average(value => (value - mean) * (value - mean));
    }
}
