using System.Linq;
using Gen.Generator.Graph.Movement;
using Gen.Generator.Schedule;
using Gen.Generator.Target;
using Xunit;

namespace Gen.Generator.Tests.Planning;

/// <summary>A schedule is searched once for all who ask, and an editor that runs for days does not fill up with them.</summary>
public sealed class RememberedTests
{
    private int _searches;

    [Fact]
    public void EqualKernelsOnOneInstructionSetAreSearchedOnce()
    {
        var known = Counting();
        Assert.Same(known.Of(new ZeroKernel(7, 1, 1), VectorIsa.Avx2), known.Of(new ZeroKernel(7, 1, 1), VectorIsa.Avx2));
        Assert.Equal(1, _searches);
        Assert.Equal("7 on Avx2", known.Of(new ZeroKernel(7, 1, 1), VectorIsa.Avx2));
    }

    [Fact]
    public void OtherKernelsAndOtherInstructionSetsHaveTheirOwn()
    {
        var known = Counting();
        var fewerRegisters = VectorIsa.Avx2 with { Registers = 7 };
        string[] found = [known.Of(new ZeroKernel(7, 1, 1), VectorIsa.Avx2), known.Of(new ZeroKernel(8, 1, 1), VectorIsa.Avx2), known.Of(new ZeroKernel(7, 1, 1), VectorIsa.Scalar)];
        Assert.Equal(["7 on Avx2", "8 on Avx2", "7 on Scalar"], found);
        _ = known.Of(new ZeroKernel(7, 1, 1), fewerRegisters);
        Assert.Equal(4, _searches);
    }

    [Fact]
    public void OfVeryManyTheFirstAreForgotten()
    {
        var known = Counting();
        var first = known.Of(new ZeroKernel(1, 1, 1), VectorIsa.Avx2);
        foreach (var length in Enumerable.Range(2, Remembered<ZeroKernel, string>.Most))
            _ = known.Of(new ZeroKernel(length, 1, 1), VectorIsa.Avx2);
        Assert.NotSame(first, known.Of(new ZeroKernel(1, 1, 1), VectorIsa.Avx2));
    }

    private Remembered<ZeroKernel, string> Counting() => new((kernel, isa) =>
    {
        _searches++;
        return $"{kernel.Rows} on {isa.Name}";
    });
}
