namespace Gen.Generator.Target;

/// <summary>What a core does in a cycle with vectors of one width. Costs are counted in it; caches stand in <c>L1Cache</c>.</summary>
/// <param name="FmasPerCycle">FMA units: vectors multiplied and added in a cycle.</param>
/// <param name="VectorPorts">Ports for vector instructions of any kind: those of the multiply-adds, and one that only shuffles and the like can use, where there is one.</param>
/// <param name="BlendPorts">The same for vector instructions among which there are blends, which most ports can do.</param>
/// <param name="LoadsPerCycle">Load ports: vectors or broadcast scalars read in a cycle.</param>
/// <param name="StoresPerCycle">Vectors written in a cycle.</param>
/// <param name="FmaLatency">Cycles until the result of a multiply-add can be added to.</param>
internal sealed record Machine(int FmasPerCycle, int VectorPorts, int BlendPorts, int LoadsPerCycle, int StoresPerCycle, int FmaLatency)
{
    /// <summary>Up to 256 bits: Zen 3 and later, Intel's cores since Skylake.</summary>
    public static readonly Machine Usual = new(FmasPerCycle: 2, VectorPorts: 3, BlendPorts: 4, LoadsPerCycle: 2, StoresPerCycle: 1, FmaLatency: 4);

    /// <summary>
    /// 512 bits with two multiply-adds: Zen 5, Emerald Rapids. The latter has no port for shuffles alone; who plans for that loses little on the former. Emitted code is planned for
    /// it: where one multiply-add is done in a cycle, loads and shuffles hide all the better.
    /// </summary>
    public static readonly Machine Wide = new(FmasPerCycle: 2, VectorPorts: 2, BlendPorts: 2, LoadsPerCycle: 2, StoresPerCycle: 1, FmaLatency: 4);

    /// <summary>512 bits with one multiply-add and one load, both of two halves: Zen 4.</summary>
    public static readonly Machine WideOfHalves = new(FmasPerCycle: 1, VectorPorts: 2, BlendPorts: 2, LoadsPerCycle: 1, StoresPerCycle: 1, FmaLatency: 4);
}
