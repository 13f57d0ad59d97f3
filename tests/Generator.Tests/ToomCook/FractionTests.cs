using System;
using Gen.Generator.Matrices;
using Xunit;

namespace Gen.Generator.Tests.ToomCook;

/// <summary>Exact arithmetic.</summary>
public sealed class FractionTests
{
    [Fact]
    public void FractionsAreInLowestTermsWithAPositiveDenominator()
    {
        Assert.Equal("-2/3", new Fraction(4, -6).ToString());
        Assert.Equal("0", new Fraction(0, -5).ToString());
        Assert.Equal(Fraction.Zero, new Fraction(0, 7));
        Assert.Equal(new Fraction(-1, 2), new Fraction(2, -4));
        Assert.Throws<DivideByZeroException>(() => new Fraction(1, 0));
    }

    [Fact]
    public void FourOperations()
    {
        var (a, b) = (new Fraction(3, 4), new Fraction(-5, 6));
        Assert.Equal(new Fraction(-1, 12), a + b);
        Assert.Equal(new Fraction(19, 12), a - b);
        Assert.Equal(new Fraction(-5, 8), a * b);
        Assert.Equal(new Fraction(-9, 10), a / b);
        Assert.Equal(0.75, a.ToDouble());
    }
}
