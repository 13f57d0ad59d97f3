using System;
using System.Linq;
using Gen.Generator.Target;

namespace Gen.Generator.Kernels.Scan;

/// <summary>How many vectors of each gate are summed at once.</summary>
/// <param name="Vectors">The vectors of a gate.</param>
/// <param name="Parts">The numbers of the state that are multiplied at once, each into sums of its own.</param>
internal sealed record StateTile(int Vectors, int Parts)
{
    /// <summary>A broadcast, a weight that is not read where it is multiplied, and one to spare.</summary>
    private const int OtherRegisters = 3;

    /// <summary>
    /// Each vector of a gate is a stream of weights. Their distance is a power of two where the units are, so that all lie in one set of the first cache, which has so many ways: of 12 streams a step of
    /// 128 units took 4.9 microseconds, of 8 streams 2.8.
    /// </summary>
    private const int MostStreams = 8;

    /// <summary>The tile whose sums take the fewest cycles, and among those the one with the fewest vectors over.</summary>
    /// <param name="gates">The gates.</param>
    /// <param name="sources">The numbers that are broadcast for each row of weights.</param>
    /// <param name="panels">The vectors of each gate.</param>
    /// <param name="isa">The instruction set.</param>
    public static StateTile Choose(int gates, int sources, int panels, VectorIsa isa) => Enumerable.Range(1, Math.Max(1, Math.Min(panels, Math.Min(MostStreams, Room(isa)) / gates)))
        .Select(vectors => Of(gates, vectors, isa))
        .OrderBy(tile => panels / tile.Vectors * Cycles(gates, sources, tile, isa) + (panels % tile.Vectors is > 0 and var rest ? Cycles(gates, sources, Of(gates, rest, isa), isa) : 0))
        .ThenBy(tile => panels % tile.Vectors).First();

    /// <summary>The tile of so many vectors: with as many parts as hide the time until a sum can be added to.</summary>
    public static StateTile Of(int gates, int vectors, VectorIsa isa)
    {
        var sums = gates * vectors;
        var enough = (isa.FmaLatency * isa.FmasPerCycle + sums - 1) / sums;
        return new(vectors, Math.Max(1, Math.Min(enough, Room(isa) / sums)));
    }

    private static int Room(VectorIsa isa) => isa.Registers - OtherRegisters;

    /// <summary>For each row of weights: the multiply-adds, the loads or the wait for the sum, whichever is longest.</summary>
    private static double Cycles(int gates, int sources, StateTile tile, VectorIsa isa)
    {
        var products = (double)gates * tile.Vectors;
        return Math.Max(Math.Max(products / isa.FmasPerCycle, (products + sources) / isa.LoadsPerCycle), (double)isa.FmaLatency / tile.Parts);
    }
}
