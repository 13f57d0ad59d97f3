using System.Linq;
using Gen.Generator.Algorithms.Direct;
using Gen.Generator.Graph;
using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Lowering;
using Gen.Generator.Model;
using Gen.Generator.Selection;
using Gen.Generator.Target;

namespace Gen.Generator.Passes;

/// <summary>
/// In inference, has sums whose positions are pooled, all of them or each so many, do that themselves: nothing is stored but one value for each filter. What is done channels first has its
/// pool already (<see cref="LayoutSelection"/>), and what Toom-Cook does is no sum any more.
/// </summary>
/// <param name="lowered">The pass.</param>
internal sealed class PoolFusion(LoweredProgram lowered)
{
    public static void Apply(LoweredProgram lowered) => new PoolFusion(lowered).Apply();

    /// <summary>The sums of a contraction and the pool behind it as one kernel, if they can be.</summary>
    public static ContractionKernel? Merge(ContractionKernel sums, PoolKernel pool) =>
        pool is { IsBackward: false, Left: 0 } && (pool.Windows == 1 || pool.Stride == pool.Size) && pool.Windows * pool.Size <= pool.Length
            && sums is { Pool: null, HasResidual: false } && sums.Positions == pool.Length && sums.OutputStride == pool.Channels && sums.Columns * sums.Groups == pool.Channels
            ? sums with { Positions = pool.Windows * pool.Size, Pool = new(pool.Kind, pool.Size, Continues: false) { Windows = pool.Windows } }
            : null;

    private void Apply()
    {
        for (var place = 1; place < lowered.Steps.Count; place++)
        {
            if (lowered.Steps[place] is not KernelStep { Kernel: PoolKernel pool } step || lowered.Steps[place - 1] is not KernelStep { Kernel: ContractionKernel sums, Loop: null } writer
                || writer.Output != step.Operands[0] || writer.Output.Offset != 0 || !lowered.IsBetween(writer.Output.Index)
                || Merge(sums, pool) is not { } merged || !Pays(sums, merged, pool))
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
        VectorIsa.All.All(isa => ContractionSchedule.Cycles(merged, isa) < double.MaxValue)
        && new[] { VectorIsa.Avx512, VectorIsa.Avx2 }.All(isa => ContractionSchedule.Cycles(merged, isa) < ContractionSchedule.Cycles(sums, isa) + PoolCycles(pool, isa));

    /// <summary>The cycles of a pool without overlap: a call, and a load and an addition for each vector of each step.</summary>
    public static double PoolCycles(PoolKernel pool, VectorIsa isa)
    {
        const int CallCycles = 20;
        return CallCycles + (double)pool.Length * ((pool.Channels + isa.Lanes - 1) / isa.Lanes) / isa.LoadsPerCycle;
    }
}
