using System.Linq;
using Gen.Generator.Isa;
using Gen.Generator.Lowering;
using Gen.Generator.Model;

namespace Gen.Generator.Planning;

/// <summary>
/// In inference, has sums whose positions are all pooled do that themselves: nothing is stored but one value for each filter. What is done channels first has its
/// pool already (<see cref="LayoutRewriting"/>), and what Toom-Cook does is no sum any more.
/// </summary>
/// <param name="lowered">The pass.</param>
internal sealed class PoolFusion(Lowered lowered)
{
    public static void Apply(Lowered lowered) => new PoolFusion(lowered).Apply();

    /// <summary>The sums of a contraction and the pool behind it as one kernel, if they can be.</summary>
    public static ContractionKernel? Merge(ContractionKernel sums, PoolKernel pool) =>
        pool is { IsWhole: true, IsBackward: false } && sums.Pool is null && sums.Positions == pool.Length && sums.OutputStride == pool.Channels
            && sums.Columns * sums.Groups == pool.Channels
            ? sums with { Pool = new(pool.Kind, pool.Length, Continues: false) }
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

    /// <summary>Whether no set that machines of today have takes longer: pooled sums need a register for each vector of filters, and cannot share a vector.</summary>
    private static bool Pays(ContractionKernel sums, ContractionKernel merged, PoolKernel pool) => new[] { VectorIsa.Avx512, VectorIsa.Avx2 }.All(isa =>
        ContractionSchedule.Cycles(merged, isa) < ContractionSchedule.Cycles(sums, isa) + PoolCycles(pool, isa));

    /// <summary>The cycles of a pool of the whole signal: a call, and a load and an addition for each vector of each step.</summary>
    public static double PoolCycles(PoolKernel pool, VectorIsa isa)
    {
        const int CallCycles = 20;
        return CallCycles + (double)pool.Length * ((pool.Channels + isa.Lanes - 1) / isa.Lanes) / isa.LoadsPerCycle;
    }
}
