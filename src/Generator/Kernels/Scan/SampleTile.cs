using System;
using System.Linq;
using Gen.Generator.Target;

namespace Gen.Generator.Kernels.Scan;

/// <summary>How many vectors of each gate are summed at once for how many samples, which go side by side.</summary>
/// <param name="Vectors">The vectors of a gate.</param>
/// <param name="Samples">The samples.</param>
/// <param name="Parts">The numbers of a state that are multiplied at once, as <see cref="StateTile"/> has them: a sample's sums are the same bits, whatever it goes beside.</param>
internal sealed record SampleTile(int Vectors, int Samples, int Parts)
{
    /// <summary>The weights that the samples share, and one to spare.</summary>
    private const int OtherRegisters = 2;

    /// <summary>Each vector of a gate is a stream of weights, of which the first cache holds so many: see <see cref="StateTile"/>.</summary>
    private const int MostStreams = 8;

    /// <summary>The tile that takes the fewest cycles for all samples and vectors.</summary>
    /// <param name="gates">The gates.</param>
    /// <param name="sources">The numbers that are broadcast for each sample and row of weights.</param>
    /// <param name="panels">The vectors of each gate.</param>
    /// <param name="samples">The samples, a power of two.</param>
    /// <param name="parts">The numbers of a state that are multiplied at once.</param>
    /// <param name="isa">The instruction set.</param>
    public static SampleTile Choose(int gates, int sources, int panels, int samples, int parts, VectorIsa isa) =>
        (from vectors in Enumerable.Range(1, Math.Max(1, Math.Min(panels, MostStreams / gates)))
         from together in new[] { 8, 4, 2, 1 }
         where together <= samples && (together == 1 || together * (gates * vectors * parts + sources) <= isa.Registers - OtherRegisters)
         let tile = new SampleTile(vectors, together, parts)
         let turns = (panels + vectors - 1) / vectors * (samples / together)
         orderby turns * tile.Cycles(gates, sources, isa), panels % vectors
         select tile).First();

    /// <summary>For each row of weights: the multiply-adds, the loads or the wait for the sum, whichever is longest.</summary>
    private double Cycles(int gates, int sources, VectorIsa isa)
    {
        var products = (double)gates * Vectors * Samples;
        return Math.Max(Math.Max(products / isa.FmasPerCycle, (double)(gates * Vectors + sources * Samples) / isa.LoadsPerCycle), (double)isa.FmaLatency / Parts);
    }
}
