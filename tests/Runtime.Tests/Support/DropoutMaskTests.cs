using System.Linq;
using System.Numerics;
using Gen.Support;
using Xunit;

namespace Gen.Tests;

public class DropoutMaskTests
{
    private static readonly int[] Widths = [4, 8, 16, Vector<float>.Count];

    public static TheoryData<int, float> Masks()
    {
        var lengths = Widths.SelectMany(width => new[] { width - 1, width, width + 1, 3 * width + 1 }).Prepend(1).Prepend(0).Distinct();
        var masks = new TheoryData<int, float>();
        foreach (var length in lengths)
        {
            foreach (var rate in new[] { 0f, 1e-8f, 0.05f, 1f / 3, 0.5f, 0.99f })
                masks.Add(length, rate);
        }

        return masks;
    }

    // Masks are a part of what the same seed makes the same everywhere: one number of the source for each value, and no more are used up.
    [Theory]
    [MemberData(nameof(Masks))]
    public void EachValueComesFromTheNextNumber(int length, float rate)
    {
        var (source, one) = (RandomSource.ForStream(3, length), RandomSource.ForStream(3, length));
        var mask = Enumerable.Repeat(-1f, length + 1).ToArray();
        DropoutMask.Fill(ref mask[0], length, rate, ref source);
        for (var i = 0; i < length; i++)
            Assert.Equal(one.NextSingle() < rate ? 0 : 1 / (1 - rate), mask[i]);
        Assert.Equal(-1, mask[length]);
        Assert.Equal(one.State, source.State);
    }

    // 2^-24 * k is a number that the source can give: a rate that it equals must not drop it, one just above must.
    [Fact]
    public void ANumberThatEqualsTheRateIsKept()
    {
        const ulong Seed = 1234567;
        var first = new RandomSource(Seed).NextSingle();
        Assert.True(first < 0.5f, "Floats above lie 2^-24 apart, and the next one is a number of the source again.");
        Assert.All(new[] { first, float.BitIncrement(first) }, rate =>
        {
            var (source, mask) = (new RandomSource(Seed), new float[Vector<float>.Count]);
            DropoutMask.Fill(ref mask[0], mask.Length, rate, ref source);
            Assert.Equal(rate > first, mask[0] == 0);
        });
    }
}
