using System;
using Xunit;

namespace Gen.Tests;

public class InstructionSetsTests
{
    [Theory]
    [InlineData("avx512", InstructionSet.Avx512)]
    [InlineData("AVX2", InstructionSet.Avx2)]
    [InlineData(" Vector128 ", InstructionSet.Vector128)]
    [InlineData("scalar", InstructionSet.Scalar)]
    public void ParsesTheFourNames(string text, InstructionSet expected) => Assert.Equal(expected, InstructionSets.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void NothingMeansTheBest(string? text) => Assert.Equal(InstructionSets.Best, InstructionSets.Parse(text));

    [Fact]
    public void AnythingElseIsRefusedByName()
    {
        var error = Assert.Throws<ArgumentException>(() => InstructionSets.Parse("avx1024"));
        Assert.Contains("avx1024", error.Message, StringComparison.Ordinal);
        Assert.Contains("vector128", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AForcedOneEndsWithItsScope()
    {
        var before = InstructionSets.Current;
        using (InstructionSets.Use(InstructionSet.Scalar))
        {
            using (InstructionSets.Use(InstructionSet.Vector128))
                Assert.Equal(InstructionSet.Vector128, InstructionSets.Current);
            Assert.Equal(InstructionSet.Scalar, InstructionSets.Current);
        }

        Assert.Equal(before, InstructionSets.Current);
    }
}
