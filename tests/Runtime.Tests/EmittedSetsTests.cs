using System;
using Gen.Support;
using Xunit;

namespace Gen.Tests;

/// <summary>Which set a network takes that has not the code of all.</summary>
public class EmittedSetsTests
{
    private static readonly InstructionSet[] s_emitted = [InstructionSet.Avx2, InstructionSet.Scalar];

    [Theory]
    [InlineData(InstructionSet.Avx512, InstructionSet.Avx2)]
    [InlineData(InstructionSet.Avx2, InstructionSet.Avx2)]
    [InlineData(InstructionSet.Vector128, InstructionSet.Scalar)]
    public void TheBestThatTheMachineAndTheCodeHave(InstructionSet machine, InstructionSet expected) =>
        Assert.Equal(expected, EmittedSets.Choose(s_emitted, forced: null, machine));

    [Fact]
    public void AForcedOneGoesBeforeTheMachine() => Assert.Equal(InstructionSet.Avx2, EmittedSets.Choose(s_emitted, InstructionSet.Avx2, InstructionSet.Vector128));

    [Fact]
    public void AForcedOneThatWasLeftOutIsRefusedWithWhatToSet()
    {
        using var scope = InstructionSets.Use(InstructionSet.Vector128);
        var error = Assert.Throws<NotSupportedException>(() => EmittedSets.Choose(s_emitted));
        Assert.Equal("GEN_ISA or InstructionSets.Use asks for vector128, but the network has code for avx2 and scalar only; add vector128 to GenInstructionSets in its project.", error.Message);
    }

    [Fact]
    public void AMachineWithoutAnyOfThemIsRefusedWithWhatToSet()
    {
        var error = Assert.Throws<PlatformNotSupportedException>(() => EmittedSets.Choose([InstructionSet.Avx512], forced: null, InstructionSet.Avx2));
        Assert.Equal("The network has code for avx512 only, but the best that this machine has is avx2; add that or a lower one to GenInstructionSets in the network's project. "
            + "GEN_ISA=avx512 runs the code all the same, slowly.", error.Message);
    }
}
