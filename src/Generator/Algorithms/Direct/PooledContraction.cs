using Gen.Generator.Graph.Convolutions;
using Gen.Generator.Graph.Reductions;
using Gen.Generator.Target;

namespace Gen.Generator.Algorithms.Direct;

/// <summary>Sums of which nothing becomes but a pool: as one kernel, and what the pool takes where it is not.</summary>
internal static class PooledContraction
{
    /// <summary>The sums of a contraction and the pool behind it as one kernel, if they can be.</summary>
    public static ContractionKernel? Of(ContractionKernel sums, PoolKernel pool) =>
        pool is { IsBackward: false, Left: 0 } && (pool.Windows == 1 || pool.Stride == pool.Size) && pool.Windows * pool.Size <= pool.Length
            && sums is { Pool: null, HasResidual: false } && sums.Positions == pool.Length && sums.OutputStride == pool.Channels && sums.Columns * sums.Groups == pool.Channels
            ? sums with { Positions = pool.Windows * pool.Size, Pool = new(pool.Kind, pool.Size, Continues: false) { Windows = pool.Windows } }
            : null;

    /// <summary>The cycles of a pool without overlap: a call, and a load and an addition for each vector of each step.</summary>
    public static double PoolCycles(PoolKernel pool, VectorIsa isa)
    {
        const int CallCycles = 20;
        return CallCycles + (double)pool.Length * ((pool.Channels + isa.Lanes - 1) / isa.Lanes) / isa.LoadsPerCycle;
    }
}
