using System.Linq;
using Gen.Generator.Algorithms.Direct;
using Gen.Generator.Algorithms.TransposedInput;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Model;
using Gen.Generator.Pipeline;
using Gen.Generator.Target;

namespace Gen.Generator.Passes;

/// <summary>
/// In inference, has sums whose positions are pooled, all of them or each so many, do that themselves: nothing is stored but one value for each filter. What is done channels first has its
/// pool already (<c>LayoutSelection</c>), and what Toom-Cook does is no sum any more.
/// </summary>
/// <param name="lowered">The pass.</param>
internal sealed class PoolFusion(LoweredProgram lowered)
{
    /// <summary>The pass.</summary>
    public static GraphPass Pass { get; } = new("fuse pools", [Fact.LayoutsSelected, Fact.AlgorithmsSelected], Fact.PoolsFused, static (lowered, _) => Apply(lowered));

    public static void Apply(LoweredProgram lowered) => new PoolFusion(lowered).Apply();

    private void Apply()
    {
        for (var place = 1; place < lowered.Steps.Count; place++)
        {
            if (lowered.Steps[place] is not KernelStep { Kernel: PoolKernel pool } step || lowered.Steps[place - 1] is not KernelStep { Kernel: ContractionKernel sums, Loop: null } writer
                || writer.Output != step.Operands[0] || writer.Output.Offset != 0 || !lowered.IsBetween(writer.Output.Index)
                || PooledContraction.Of(sums, pool) is not { } merged || !Pays(sums, merged, pool))
            {
                continue;
            }

            var operands = writer.Operands.Take(writer.Operands.Count - 1).Append(step.Output).ToEquatable();
            lowered.Steps[place - 1] = (writer with { Kernel = merged, Operands = operands }).Absorbing(step);
            lowered.Steps.RemoveAt(place--);
        }
    }

    /// <summary>
    /// Whether no set that machines of today have takes longer: a pool of all positions needs a register for each vector of filters, windows must not be divided between
    /// tiles, and positions cannot share a vector. Every set must have a tile for a window at all.
    /// </summary>
    private static bool Pays(ContractionKernel sums, ContractionKernel merged, PoolKernel pool) =>
        VectorIsa.All.All(isa => ContractionChoice.Cycles(merged, isa) < double.MaxValue)
        && new[] { VectorIsa.Avx512, VectorIsa.Avx2 }.All(isa => ContractionChoice.Cycles(merged, isa) < ContractionChoice.Cycles(sums, isa) + PooledContraction.PoolCycles(pool, isa));
}
