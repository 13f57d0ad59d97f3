using Gen.Generator.Algorithms.Direct;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Elementwise;
using Gen.Generator.Target;
using Xunit;

namespace Gen.Generator.Tests.Planning;

/// <summary>What costs are counted on: cores that do one or two multiply-adds of 512 bits in a cycle are told apart.</summary>
public sealed class MachineTests
{
    private static readonly ContractionKernel s_sums = new(128, 64, 1, 192, 192, 192, 0, 192, 128, 1, 192, 128, false, Expression.Identity);

    [Fact]
    public void WithOneMultiplyAddACycleWideSumsTakeAboutTwiceAsLong()
    {
        var two = ContractionSchedule.CyclesOfGroup(s_sums, VectorIsa.Avx512);
        var one = ContractionSchedule.CyclesOfGroup(s_sums, VectorIsa.Avx512 with { Widest = Machine.WideOfHalves });
        Assert.InRange(one / two, 1.8, 2.1);
    }

    [Fact]
    public void NarrowerVectorsAreDoneByTheUsualPorts() => Assert.Equal(Machine.Usual, (VectorIsa.Avx512 with { Widest = Machine.WideOfHalves }).Narrower.Machine);
}
