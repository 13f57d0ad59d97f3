using System.Collections.Generic;

namespace Gen.Generator.Target;

/// <summary>An instruction set, as numbers and names. Scalar code is a vector of width one.</summary>
/// <param name="Name">The member of the runtime's InstructionSet, and the name of the emitted class.</param>
/// <param name="Lanes">The floats of one vector.</param>
/// <param name="Registers">The vector registers that a tile may fill.</param>
/// <param name="Fused">Whether multiply-add is always one rounding; else it is fused where the machine can.</param>
/// <param name="FoldsBroadcasts">Whether a multiply-add can broadcast a float from memory by itself, and needs no register for it.</param>
/// <param name="Unrolled">The most multiply-adds that are written out one by one; less where speed matters less than the time to compile.</param>
internal sealed record VectorIsa(string Name, int Lanes, int Registers, bool Fused, bool FoldsBroadcasts, int Unrolled)
{
    /// <summary>
    /// AVX-512 has 32 registers, but the compiler needs one for itself; the 33rd live vector cost 8 % and a seventeenth on AVX2 half the speed.
    /// </summary>
    public static readonly VectorIsa Avx512 = new("Avx512", 16, 31, true, true, 128);

    public static readonly VectorIsa Avx2 = new("Avx2", 8, 16, true, false, 128);

    public static readonly VectorIsa Vector128 = new("Vector128", 4, 16, false, false, 64);

    /// <summary>No machine of today lacks vectors: this is the plainest form of each kernel, in tiles of few registers.</summary>
    public static readonly VectorIsa Scalar = new("Scalar", 1, 6, false, false, 16);

    /// <summary>All of them, the best first.</summary>
    public static IReadOnlyList<VectorIsa> All { get; } = [Avx512, Avx2, Vector128, Scalar];

    /// <summary>FMA units: vectors multiplied and added in a cycle.</summary>
    public int FmasPerCycle => 2;

    /// <summary>
    /// Ports for vector instructions of any kind: those of the multiply-adds, and one that only shuffles and the like can use. Vectors of sixteen have no such port on
    /// some machines, where every shuffle takes a multiply-add's place; who plans for that loses little on the others.
    /// </summary>
    public int VectorPorts => Lanes == 16 ? FmasPerCycle : FmasPerCycle + 1;

    /// <summary>The same for vector instructions among which there are blends, which most ports can do.</summary>
    public int BlendPorts => Lanes == 16 ? FmasPerCycle : VectorPorts + 1;

    /// <summary>Load ports: vectors or broadcast scalars read in a cycle.</summary>
    public int LoadsPerCycle => 2;

    /// <summary>Vectors written in a cycle.</summary>
    public int StoresPerCycle => 1;

    /// <summary>Cycles until the result of a multiply-add can be added to.</summary>
    public int FmaLatency => 4;

    /// <summary>The next narrower vectors, for the columns that are left over; the scalar is its own.</summary>
    public VectorIsa Narrower => Lanes switch
    {
        16 => this with { Lanes = 8 },
        8 => this with { Lanes = 4 },
        _ => this with { Lanes = 1 },
    };
}
